using Cardshop.Disk.Fat;
using Cardshop.Disk.Fat.Names;
using Cardshop.Primitives.Sizes;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Disk.Fat;

public sealed class FatLayoutPropertyTests
{
    private static readonly int Trees = TestScale.Of(15, 1000);

    private static readonly string[] Alphabets = ["abcXYZ019", "abc DEF.-_~+,;=[]", "äöüßéñÇ", "абвгдЖЗИ", "日本語文字", "😀🎉𝔘", "עבריתاللغة"];

    [Fact]
    public void Any_tree_becomes_a_clean_volume_with_the_same_names_and_content()
    {
        for (var seed = 0; seed < Trees; seed++)
        {
            var random = new Random(seed);
            var files = RandomFiles(random);
            var (kind, length) = random.Next(3) switch
            {
                0 => (FatKind.Fat12, 6 * ByteSize.MiB),
                1 => (FatKind.Fat16, 30 * ByteSize.MiB),
                _ => (FatKind.Fat32, 40 * ByteSize.MiB),
            };
            var layout = FatLayout.Compute(FatTree.Of(files), FatTree.Profile with { Kind = kind }, length);
            using var image = FatImage.Write(layout, length, old: 0xF6);
            try
            {
                image.RequireClean();
                Assert.Equal(files, FatTree.Paths(image.Source));
                Assert.Equal(files.ToDictionary(file => file.Key, file => (long)(file.Value?.Length ?? 0)), LengthsOf(image));
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"Tree {seed} failed.", error);
            }
        }
    }

    private static Dictionary<string, long> LengthsOf(FatImage image) =>
        image.List().ToDictionary(file => file.Key, file => file.Value.Length);

    private static SortedDictionary<string, byte[]?> RandomFiles(Random random)
    {
        var files = new SortedDictionary<string, byte[]?>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        List<string> directories = [""];
        for (var count = random.Next(60); count > 0; count--)
        {
            var name = RandomName(random);
            var path = directories[random.Next(directories.Count)] + name;
            if (LongName.Problem(name) is null && taken.Add(path))
            {
                var isDirectory = random.Next(5) == 0;
                files.Add(path, isDirectory ? null : FatTree.Bytes(random.Next(3) == 0 ? 0 : random.Next(20_000), random.Next()));
                if (isDirectory)
                {
                    directories.Add($"{path}/");
                }
            }
        }

        return files;
    }

    private static string RandomName(Random random)
    {
        var alphabet = Alphabets[random.Next(Alphabets.Length)] + Alphabets[random.Next(Alphabets.Length)];
        var runes = alphabet.EnumerateRunes().ToList();
        return string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => runes[random.Next(runes.Count)].ToString()));
    }
}
