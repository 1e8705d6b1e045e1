using Cardshop.Primitives.Digests;

namespace Cardshop.Hotspot.Recipes.Reading;

/// <summary>A checksum as written, before the rules.</summary>
internal sealed record ChecksumDraft(PlacedNode At, Field<string>? AlgorithmName, Field<string>? Value, Field<string>? Kind)
{
    /// <summary>How the digest is computed; null when the name is not known.</summary>
    public ChecksumAlgorithm? Algorithm { get; } = ChecksumAlgorithms.TryParse(AlgorithmName?.Value, out var algorithm) ? algorithm : null;

    public bool IsUrl => Kind?.Value is "url";

    public bool IsDigest => Kind?.Value is null or "digest";

    public static ChecksumDraft? Read(PlacedNode? node, ProblemList problems)
    {
        if (FieldReader.Open(node, RecipeKeys.Checksum, problems) is not { } fields)
        {
            return null;
        }

        fields.Require("algo", "name the algorithm, like sha-256");
        fields.Require("value", "write the digest");
        return new ChecksumDraft(fields.Mapping, fields.Text("algo"), fields.Text("value"), fields.Text("kind"));
    }

    public ChecksumSpec Build() => IsUrl
        ? new ChecksumSpec(Algorithm!.Value, Value!.Value, ChecksumKind.Url)
        : new ChecksumSpec(Algorithm!.Value, Value!.Value.ToLowerInvariant());
}
