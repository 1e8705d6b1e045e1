using Cardshop.Hotspot.Recipes.Values;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Hotspot.Recipes.Reading;

/// <summary>The base as written, before the rules.</summary>
internal sealed record BaseDraft(PlacedNode At, Field<string>? Source, Field<ByteSize>? RootfsSize, ChecksumDraft? Checksum)
{
    /// <summary>The published version that the source names; null when it names none.</summary>
    public BaseSource? Version { get; } = Source is null ? null : BaseSource.TryParse(Source.Value);

    public static BaseDraft? Read(PlacedNode? node, ProblemList problems)
    {
        if (FieldReader.Open(node, RecipeKeys.Base, problems) is not { } fields)
        {
            return null;
        }

        fields.Require("source", "name a version, like 1.4.2, or a URL");
        fields.Require("rootfs_size", "write the size of the base's root partition in bytes; 0 when you do not know it");
        return new BaseDraft(
            fields.Mapping,
            fields.Text("source"),
            fields.Size("rootfs_size"),
            ChecksumDraft.Read(fields.Mapping["checksum"], problems));
    }

    public BaseSpec Build() => new()
    {
        Written = Source!.Value,
        Source = Version?.Url ?? new Uri(Source.Value),
        RootfsSize = RootfsSize!.Value,
        Checksum = Version is null ? Checksum?.Build() : null,
        PublishedMd5 = Version?.Md5Url,
    };
}
