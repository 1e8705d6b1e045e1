namespace Cardshop.Content.Archives.Members;

/// <summary>Keeps many short texts without an object for each.</summary>
internal sealed class TextHeap
{
    private const int ChunkSize = 1 << 20;

    private readonly List<byte[]> _chunks = [];
    private int _used = ChunkSize;

    /// <summary>Keeps a text of at most 64 KiB.</summary>
    /// <returns>Where it lies.</returns>
    public long Add(ReadOnlySpan<byte> text)
    {
        if (text.Length > ChunkSize - _used)
        {
            _chunks.Add(GC.AllocateUninitializedArray<byte>(ChunkSize));
            _used = 0;
        }

        text.CopyTo(_chunks[^1].AsSpan(_used));
        var place = ((long)(_chunks.Count - 1) * ChunkSize) + _used;
        _used += text.Length;
        return place;
    }

    public ReadOnlySpan<byte> Get(long place, int length) => _chunks[(int)(place / ChunkSize)].AsSpan((int)(place % ChunkSize), length);
}
