using System.Text;
using Cardshop.Hotspot.Recipes.Values;
using Cardshop.Hotspot.Yaml;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Hotspot.Recipes.Reading;

/// <summary>A file as written, before the rules.</summary>
internal sealed record FileDraft(
    PlacedNode At,
    Field<string>? To,
    Field<string>? Url,
    Field<string>? Content,
    Field<string>? ViaName,
    Field<ByteSize>? Size,
    ChecksumDraft? Checksum)
{
    private const string Unknown = "-1";

    /// <summary>Where it goes; null when that is not known or is nowhere on the data partition.</summary>
    public string? Target { get; } =
        To is not null && TargetPath.Normalise(To.Value) is { } path && TargetPath.IsOnData(path) ? path : null;

    /// <summary>What to do with the bytes; null when the name is not known.</summary>
    public Via? Via { get; } = ViaName is null ? Recipes.Via.Direct : Vias.TryParse(ViaName.Value, out var via) ? via : null;

    /// <summary>Content counts when it is more than white space, even if there is a URL.</summary>
    public bool IsInline => Content is not null && PythonText.Strip(Content.Value).Length > 0;

    /// <summary>Whether the target is a folder that members go to.</summary>
    public bool IsArchive => !IsInline && Via is { } via && via.IsArchive();

    /// <summary>The entry that <c>write_config</c> adds.</summary>
    public bool IsRecipeCopy { get; init; }

    public static FileDraft? Read(PlacedNode node, ProblemList problems)
    {
        if (FieldReader.Open(node, RecipeKeys.File, problems) is not { } fields)
        {
            return null;
        }

        fields.Require("to", "write the path on the hotspot, like /data/contents/zims/a.zim");
        var isUnknownSize = fields.Mapping["size"]?.Node is YamlScalar { Tag: YamlTag.Int, Written: Unknown };
        return new FileDraft(
            fields.Mapping,
            fields.Text("to"),
            fields.Text("url"),
            fields.Text("content"),
            fields.Text("via"),
            isUnknownSize ? null : fields.Size("size"),
            ChecksumDraft.Read(fields.Mapping["checksum"], problems));
    }

    public static FileDraft RecipeCopy(PlacedNode at, string text) => new(
        at,
        new Field<string>(FileSpec.RecipeCopy, at),
        null,
        new Field<string>(text, at),
        null,
        new Field<ByteSize>(new ByteSize(Encoding.UTF8.GetByteCount(text)), at),
        null)
    {
        IsRecipeCopy = true,
    };

    public FileSpec Build() => new()
    {
        To = Target!,
        Url = IsInline ? null : new Uri(Url!.Value),
        Content = IsInline ? Content!.Value : null,
        Inline = IsInline ? new MemorySource(InlineContent.Bytes(Content!.Value, Via!.Value)) : null,
        Via = Via!.Value,
        Size = Size?.Value,
        Checksum = Checksum?.Build(),
        Line = At.Node.At.Line,
        IsRecipeCopy = IsRecipeCopy,
    };
}
