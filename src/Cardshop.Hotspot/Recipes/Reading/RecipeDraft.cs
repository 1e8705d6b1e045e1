using Cardshop.Hotspot.Yaml;

namespace Cardshop.Hotspot.Recipes.Reading;

/// <summary>A recipe as written: every value has the type its key asks for, but no rule has been asked yet.</summary>
internal sealed record RecipeDraft(
    PlacedNode At,
    BaseDraft? Base,
    OutputDraft Output,
    IReadOnlyList<ImageDraft> Images,
    IReadOnlyList<FileDraft> Files,
    bool WriteConfig,
    PlacedNode? Offspot)
{
    /// <param name="document">The whole recipe.</param>
    /// <param name="text">Its text, for the copy that <c>write_config</c> asks for.</param>
    /// <param name="problems">Where wrong types and unknown keys go.</param>
    public static RecipeDraft? Read(YamlNode document, string text, ProblemList problems)
    {
        var root = new PlacedNode(document, "");
        if (root.Node is YamlMapping mapping && mapping.Find(RecipeKeys.Worker) is { } worker)
        {
            problems.Notice(
                new PlacedNode(worker, RecipeKeys.Worker),
                "this is for the worker that builds the image; it is passed over here");
        }

        if (FieldReader.Open(root, [.. RecipeKeys.Recipe, RecipeKeys.Worker], problems) is not { } fields)
        {
            return null;
        }

        fields.Require("base", "add the image to start from: base: {source: 1.4.2, rootfs_size: 3716153344}");
        var files = fields.List("files", node => FileDraft.Read(node, problems));
        var writeConfig = fields.Flag("write_config");
        if (writeConfig is { Value: true })
        {
            files.Add(FileDraft.RecipeCopy(writeConfig.At, text));
        }

        return new RecipeDraft(
            root,
            BaseDraft.Read(root["base"], problems),
            OutputDraft.Read(root["output"], problems),
            fields.List("oci_images", node => ImageDraft.Read(node, problems)),
            files,
            writeConfig?.Value ?? false,
            ReadOffspot(root["offspot"], problems));
    }

    public Recipe Build() => new()
    {
        Base = Base!.Build(),
        Output = Output.Build(),
        OciImages = [.. Images.Select(image => image.Build())],
        Files = [.. Files.Select(file => file.Build())],
        WriteConfig = WriteConfig,
        Offspot = Offspot?.Node as YamlMapping ?? YamlMapping.Empty,
    };

    private static PlacedNode? ReadOffspot(PlacedNode? node, ProblemList problems)
    {
        if (node is null or { Node: YamlMapping { Tag: YamlTag.Map } })
        {
            return node;
        }

        problems.Error(
            node,
            $"a mapping is expected here, not {node.Describe()}",
            "write what the hotspot configures itself with: timezone, hostname, ap, containers");
        return null;
    }
}
