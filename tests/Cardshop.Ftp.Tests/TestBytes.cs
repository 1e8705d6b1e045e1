namespace Cardshop.Ftp.Tests;

internal static class TestBytes
{
    /// <summary>Bytes that do not repeat, the same each time.</summary>
    public static byte[] Make(int count, int seed = 1)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
