using Xunit;

namespace Cardshop.TestKit;

/// <summary>Text that people have looked at, kept beside the tests. With <c>CARDSHOP_SNAPSHOTS=write</c> a run writes it anew.</summary>
public static class Snapshot
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("CARDSHOP_SNAPSHOTS") is "write";

    /// <param name="path">The file, from the top of the checkout.</param>
    /// <param name="actual">What is to be in it; line breaks count as LF.</param>
    public static void Check(string path, string actual)
    {
        var text = actual.ReplaceLineEndings("\n");
        if (Writes)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Checkout.PathOf(path))!);
            File.WriteAllText(Checkout.PathOf(path), text);
        }

        Assert.True(File.Exists(Checkout.PathOf(path)), $"{path} is missing; run the test with CARDSHOP_SNAPSHOTS=write and look at what it wrote.");
        Assert.Equal(Checkout.Read(path), text);
    }
}
