using Cardshop.Primitives.Sizes;

namespace Cardshop.Hotspot.Recipes.Reading;

/// <summary>The output as written, before the rules.</summary>
internal sealed record OutputDraft(Field<ByteSize>? Size, Field<bool>? Compress)
{
    private const string Automatic = "auto";

    public static OutputDraft Read(PlacedNode? node, ProblemList problems)
    {
        if (FieldReader.Open(node, RecipeKeys.Output, problems) is not { } fields)
        {
            return new OutputDraft(null, null);
        }

        var isAutomatic = fields.Mapping["size"]?.Text is Automatic;
        return new OutputDraft(isAutomatic ? null : fields.Size("size"), fields.Flag("compress"));
    }

    /// <summary>To image-creator a size of 0 is as good as none.</summary>
    public OutputSpec Build() => new()
    {
        Size = Size is { Value.Bytes: > 0 } ? Size.Value : null,
        Compress = Compress?.Value ?? false,
    };
}
