using System.Text.Json;
using Cardshop.Hotspot.Recipes;
using Cardshop.Hotspot.Recipes.Values;
using Cardshop.Hotspot.Yaml.Scalars;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Hotspot.Recipes;

public sealed class InlineContentTests
{
    private const string Base64Alphabet = "ABCabc0189+/+/====  \n\r\t-_.é!";

    private const string Blanks = " \t\n\v\f\r\u001c\u001d\u001e\u001f\u0085\u00a0\u1680\u2000\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff\u180eab";

    [Fact]
    public void Python_decodes_base64_alike()
    {
        var texts = Randoms(Base64Alphabet, TestScale.Of(5000));
        var peer = Python("b64decode", texts);
        for (var i = 0; i < texts.Count; i++)
        {
            Assert.Equal((texts[i], peer[i]), (texts[i], Decode(texts[i])));
        }

        Assert.Contains("error", peer);
    }

    [Fact]
    public void Python_strips_the_same_white_space()
    {
        var texts = Randoms(Blanks, TestScale.Of(5000));
        var peer = Python("strip", texts);
        for (var i = 0; i < texts.Count; i++)
        {
            Assert.Equal((texts[i], peer[i]), (texts[i], $"x{Convert.ToHexStringLower(InlineContent.Bytes(texts[i], Via.Direct))}"));
        }
    }

    private static string Decode(string text)
    {
        try
        {
            return $"x{Convert.ToHexStringLower(LooseBase64.Decode(text))}";
        }
        catch (FormatException)
        {
            return "error";
        }
    }

    private static List<string> Randoms(string alphabet, int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => string.Concat(Enumerable.Range(0, random.Next(14)).Select(_ => alphabet[random.Next(alphabet.Length)])))];
    }

    private static string[] Python(string function, IEnumerable<string> texts) =>
        PythonPeer.Ask("Hotspot/Recipes/python_values.py", [function], texts.Select(text => JsonSerializer.Serialize(text)));
}
