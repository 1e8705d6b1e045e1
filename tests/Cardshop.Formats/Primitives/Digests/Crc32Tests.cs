using Cardshop.Primitives.Digests;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Primitives.Digests;

public sealed class Crc32Tests
{
    [Fact]
    public void Any_split_of_any_length_gives_what_Python_says()
    {
        using var folder = new TempFolder();
        var random = new Random(1);
        var contents = Enumerable.Range(0, 200).Select(length => new byte[length < 100 ? length : length * 37]).ToArray();
        var paths = new List<string>();
        foreach (var content in contents)
        {
            random.NextBytes(content);
            paths.Add(folder.Write($"{paths.Count}", content));
        }

        const string Script = "import sys, zlib\nfor path in sys.argv[1:]: print(zlib.crc32(open(path, 'rb').read()))";
        var expected = Tool.Run("python3", ["-c", Script, .. paths]).TrimEnd().Split('\n').Select(uint.Parse);
        Assert.Equal(expected, contents.Select(content =>
        {
            var cut = random.Next(content.Length + 1);
            return Crc32.Append(Crc32.Append(0, content.AsSpan(0, cut)), content.AsSpan(cut));
        }));
    }
}
