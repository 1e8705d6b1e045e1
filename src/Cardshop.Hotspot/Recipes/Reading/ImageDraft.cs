using Cardshop.Primitives.Sizes;

namespace Cardshop.Hotspot.Recipes.Reading;

/// <summary>A container image as written, before the rules.</summary>
internal sealed record ImageDraft(
    PlacedNode At,
    Field<string>? Ident,
    Field<ByteSize>? FileSize,
    Field<ByteSize>? FullSize,
    Field<string>? Url)
{
    public static ImageDraft? Read(PlacedNode node, ProblemList problems)
    {
        if (FieldReader.Open(node, RecipeKeys.Image, problems) is not { } fields)
        {
            return null;
        }

        fields.Require("ident", "name the image, like ghcr.io/offspot/kiwix-serve:3.8.1");
        fields.Require("filesize", "write the size of the image's archive in bytes");
        fields.Require("fullsize", "write the sum of the sizes of the files in the image's archive in bytes");
        return new ImageDraft(fields.Mapping, fields.Text("ident"), fields.Bytes("filesize"), fields.Bytes("fullsize"), fields.Text("url"));
    }

    public OciImageSpec Build() => new()
    {
        Ident = Ident!.Value,
        FileSize = FileSize!.Value,
        FullSize = FullSize!.Value,
        Url = Url is null ? null : new Uri(Url.Value),
        Line = At.Node.At.Line,
    };
}
