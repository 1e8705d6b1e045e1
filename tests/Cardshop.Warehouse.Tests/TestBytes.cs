namespace Cardshop.Warehouse.Tests;

/// <summary>Bytes that look like nothing in particular.</summary>
internal static class TestBytes
{
    public static byte[] Of(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
