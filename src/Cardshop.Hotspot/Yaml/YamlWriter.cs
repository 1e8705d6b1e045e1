using System.Text;
using Cardshop.Hotspot.Yaml.Writing;

namespace Cardshop.Hotspot.Yaml;

/// <summary>
/// Writes trees as YAML 1.1 in block style, laid out like PyYAML's: <c>safe_load</c> and <see cref="YamlReader"/> read the same tree back.
/// Text that would read as another type is quoted, no scalar is folded however long it is, and the same tree gives the same text.
/// </summary>
public static class YamlWriter
{
    /// <summary>The text of a tree, ending with a line feed.</summary>
    /// <exception cref="ArgumentException">
    /// Collections nest deeper than <see cref="YamlNode.MaxDepth"/>, or a text holds half of a surrogate pair.
    /// </exception>
    public static string Write(YamlNode root, YamlStyle? style = null)
    {
        if (root.Height > YamlNode.MaxDepth)
        {
            throw new ArgumentException(
                $"{root.Height} collections within each other are more than the {YamlNode.MaxDepth} that can be read.",
                nameof(root));
        }

        var text = new StringBuilder();
        new BlockEmitter(text, style ?? new YamlStyle()).EmitDocument(root);
        return text.ToString();
    }
}
