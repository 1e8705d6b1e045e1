using System.Text;
using Cardshop.Hotspot.Yaml.Scalars;

namespace Cardshop.Hotspot.Recipes.Values;

/// <summary>What is written for the <c>content</c> of a file.</summary>
internal static class InlineContent
{
    /// <summary>
    /// The text without white space around it (image-creator strips it, and devices have come to rely on that), as UTF-8 or decoded from
    /// base64.
    /// </summary>
    /// <exception cref="FormatException">The text is not base64.</exception>
    public static byte[] Bytes(string content, Via via)
    {
        var text = PythonText.Strip(content);
        return via == Via.Base64 ? LooseBase64.Decode(text) : Encoding.UTF8.GetBytes(text);
    }
}
