using System.Numerics;
using Cardshop.Hotspot.Yaml;
using Cardshop.Primitives.Digests;

namespace Cardshop.Hotspot.Recipes;

/// <summary>
/// Writes recipes the way the reference builder lays them out: <c>---</c>, block style, keys in order, text of several lines as it is.
/// </summary>
public static class RecipeWriter
{
    private static readonly YamlStyle Style = new() { DocumentStart = true };

    /// <summary>The text of a recipe's tree; reads back as the same tree.</summary>
    public static string Write(YamlMapping document) => YamlWriter.Write(document, Style);

    /// <summary>The text of a recipe; reads back as the same recipe.</summary>
    public static string Write(Recipe recipe) => Write(ToYaml(recipe));

    /// <summary>The tree of a recipe. What has its default value is left out, as the reference builder does.</summary>
    public static YamlMapping ToYaml(Recipe recipe) => Mapping(
        ("base", Mapping(
            ("source", Text(recipe.Base.Written)),
            ("rootfs_size", Bytes(recipe.Base.RootfsSize.Bytes)),
            ("checksum", Checksum(recipe.Base.Checksum)))),
        ("output", Mapping(
            ("size", recipe.Output.Size is { } size ? Bytes(size.Bytes) : Text("auto")),
            ("compress", recipe.Output.Compress ? YamlScalar.Of(true) : null))),
        ("oci_images", new YamlSequence(recipe.OciImages.Select(Image))),
        ("files", new YamlSequence(recipe.Files.Where(file => !file.IsRecipeCopy).Select(File))),
        ("write_config", recipe.WriteConfig ? YamlScalar.Of(true) : null),
        ("offspot", recipe.Offspot));

    private static YamlMapping Image(OciImageSpec image) => Mapping(
        ("ident", Text(image.Ident)),
        ("filesize", Bytes(image.FileSize.Bytes)),
        ("fullsize", Bytes(image.FullSize.Bytes)),
        ("url", Text(image.Url?.OriginalString) ?? YamlScalar.Null));

    private static YamlMapping File(FileSpec file) => Mapping(
        ("to", Text(file.To)),
        ("url", Text(file.Url?.OriginalString)),
        ("content", Text(file.Content)),
        ("via", Text(file.Via.ToName())),
        ("size", Bytes(file.Size?.Bytes)),
        ("checksum", Checksum(file.Checksum)));

    private static YamlMapping? Checksum(ChecksumSpec? checksum) => checksum is null ? null : Mapping(
        ("algo", Text(checksum.Algorithm.ToName())),
        ("value", Text(checksum.Value)),
        ("kind", Text(checksum.Kind == ChecksumKind.Url ? "url" : "digest")));

    private static YamlMapping Mapping(params IEnumerable<(string Key, YamlNode? Value)> pairs) =>
        new(pairs.Where(pair => pair.Value is not null).Select(pair => new YamlPair(pair.Key, pair.Value!)));

    private static YamlScalar? Text(string? text) => text is null ? null : YamlScalar.Of(text);

    private static YamlScalar? Bytes(long? bytes) => bytes is { } count ? YamlScalar.Of((BigInteger)count) : null;
}
