using Cardshop.Content.Store;

namespace Cardshop.Formats.Content.Store;

/// <summary>Bytes to keep in stores, the same for the same length and seed.</summary>
internal static class TestContent
{
    public static byte[] Bytes(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static StoredBlob Put(this ContentStore store, ReadOnlySpan<byte> content)
    {
        using var writer = store.BeginBlob();
        writer.Write(content);
        return writer.Commit();
    }
}
