namespace Cardshop.Content.Archives.Members;

/// <summary>A list that grows without copying, so that a long one never lies in memory twice.</summary>
internal sealed class ChunkedList<T>
    where T : struct
{
    private const int ChunkLength = 4096;

    private readonly List<T[]> _chunks = [];

    public int Count { get; private set; }

    public ref T this[int index] => ref _chunks[index / ChunkLength][index % ChunkLength];

    public void Add(in T item)
    {
        if (Count % ChunkLength == 0)
        {
            _chunks.Add(new T[ChunkLength]);
        }

        Count++;
        this[Count - 1] = item;
    }
}
