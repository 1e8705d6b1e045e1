using Cardshop.Oci;
using Cardshop.Oci.Layers;
using Cardshop.Primitives.Extents;
using Cardshop.TestKit;
using Cardshop.TestKit.Registry;
using Xunit;

namespace Cardshop.Formats.Oci;

public sealed class TarStoreTests
{
    private static readonly byte[] Tar = LayerTar.Of(("etc/", ""), ("etc/motd", "Hello"), ("etc/link", "->motd"), (new string('n', 200), "long name"));

    [Fact]
    public void Everything_in_a_layer_counts_but_what_describes_it() => Assert.Equal(4, TarStore.CountEntries(new MemorySource(Tar), "x"));

    [Fact]
    public void The_count_is_that_of_tar()
    {
        using var folder = new TempFolder();
        folder.Write("tree/file", "x");
        folder.Write($"tree/{new string('d', 120)}/{new string('f', 120)}", "long");
        File.CreateSymbolicLink(folder["tree/link"], "file");
        Tool.Run("ln", folder["tree/file"], folder["tree/other name"]);
        Tool.Run("mkfifo", folder["tree/pipe"]);
        Tool.Run("tar", "--create", "--file", folder["layer.tar"], "--format", "gnu", "--directory", folder["tree"], ".");
        var counted = TarStore.CountEntries(new MemorySource(File.ReadAllBytes(folder["layer.tar"])), "x");
        Assert.Equal(Tool.Run("tar", "--list", "--file", folder["layer.tar"]).TrimEnd().Split('\n').Length, counted);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1024)]
    public void An_empty_layer_holds_nothing(int length) => Assert.Equal(0, TarStore.CountEntries(new MemorySource(new byte[length]), "x"));

    [Fact]
    public void No_layer_breaks_the_count() => new Fuzzer([Tar]).Run(
        bytes => TarStore.CountEntries(new MemorySource(TarChecksums.Right(bytes)), "x"), error => error is OciException);
}
