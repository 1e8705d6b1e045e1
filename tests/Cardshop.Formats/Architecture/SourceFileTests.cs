using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Architecture;

/// <summary>Small files are the house's way of keeping one thought in one place.</summary>
public sealed class SourceFileTests
{
    private const int LongestFile = 600;
    private const int LongFile = 250;
    private const int UsualFile = 60;

    private static readonly List<(string Path, int Lines)> Files =
    [
        .. Directory.EnumerateFiles(Checkout.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Select(path => (path, File.ReadLines(path).Count()))
            .OrderBy(file => file.Item2),
    ];

    [Fact]
    public void No_source_file_is_longer_than_600_lines() => Assert.DoesNotContain(Files, file => file.Lines > LongestFile);

    [Fact]
    public void Nineteen_of_twenty_source_files_have_at_most_250_lines() => Assert.InRange(Files[Files.Count * 95 / 100].Lines, 1, LongFile);

    [Fact]
    public void Half_of_the_source_files_have_at_most_60_lines() => Assert.InRange(Files[Files.Count / 2].Lines, 1, UsualFile);
}
