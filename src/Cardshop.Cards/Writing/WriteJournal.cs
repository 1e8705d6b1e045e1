using System.Buffers.Binary;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Storage;

namespace Cardshop.Cards.Writing;

/// <summary>
/// What of an image is on a card for good, kept on this machine while the card is written: behind the <see cref="JournalHeader"/> one record of
/// 24 bytes for each window of the image, in their order, appended only after the window was flushed (and read back, unless nobody wants that):
/// <code>
/// 0  4  CRC-32C of the other 20 bytes (LE)    4  4  number of the window (LE), bit 31 set when it was not read back
/// 8  8  where its sentinel lies (LE), −1 for none     16  8  digest of the sentinel
/// </code>
/// A torn tail ends the journal at the last good record.
/// </summary>
internal sealed class WriteJournal : IDisposable
{
    private const int RecordSize = 24;
    private const uint Unverified = 1u << 31;

    private readonly IStorage _storage;
    private readonly string _path;
    private readonly IDisposable _lock;
    private readonly IStorageFile _file;
    private long _end;

    private WriteJournal(IStorage storage, string path, IDisposable held, IStorageFile file, IReadOnlyList<Sentinel> sentinels, long end)
    {
        _storage = storage;
        _path = path;
        _lock = held;
        _file = file;
        _end = end;
        Sentinels = sentinels;
    }

    /// <summary>The sentinels of the windows that an interrupted run has recorded, from the first window on.</summary>
    public IReadOnlyList<Sentinel> Sentinels { get; }

    /// <summary>Opens the journal of an interrupted run; null when there is none, or it is of another card or image.</summary>
    /// <param name="storage">Where it lies.</param>
    /// <param name="path">Its file.</param>
    /// <param name="header">What it has to be of.</param>
    /// <param name="windowCount">Number of windows of the image.</param>
    /// <param name="isVerified">Whether windows count only up to the first that was not read back.</param>
    public static WriteJournal? TryResume(IStorage storage, string path, JournalHeader header, int windowCount, bool isVerified)
    {
        if (storage.Find(path) is null || storage.TryLock(LockPath(path)) is not { } held)
        {
            return null;
        }

        var file = storage.Open(path, StorageMode.Existing);
        Span<byte> found = stackalloc byte[JournalHeader.Size];
        if (!file.TryReadFully(0, found) || !found.SequenceEqual(header.ToBytes()))
        {
            file.Dispose();
            held.Dispose();
            return null;
        }

        var sentinels = ReadRecords(file, header.ImageLength, windowCount, isVerified);
        var end = JournalHeader.Size + ((long)sentinels.Count * RecordSize);
        file.SetLength(end);
        return new WriteJournal(storage, path, held, file, sentinels, end);
    }

    /// <summary>Begins a journal; it is durable when this returns.</summary>
    public static WriteJournal Begin(IStorage storage, string path, JournalHeader header)
    {
        var held = storage.TryLock(LockPath(path)) ?? throw new IOException($"{path}: another process writes this card.");
        var file = storage.Open(path, StorageMode.Replace);
        file.Write(0, header.ToBytes());
        file.Flush();
        storage.FlushDirectory(Path.GetDirectoryName(path)!);
        return new WriteJournal(storage, path, held, file, [], JournalHeader.Size);
    }

    /// <summary>Records the windows that follow those recorded before, which are on the card for good by now.</summary>
    /// <param name="first">Number of the first one.</param>
    /// <param name="sentinels">Of each.</param>
    /// <param name="isVerified">Whether they were read back.</param>
    public void Append(int first, IReadOnlyList<Sentinel> sentinels, bool isVerified)
    {
        if (sentinels.Count == 0)
        {
            return;
        }

        var bytes = new byte[sentinels.Count * RecordSize];
        for (var i = 0; i < sentinels.Count; i++)
        {
            var record = bytes.AsSpan(i * RecordSize, RecordSize);
            BinaryPrimitives.WriteUInt32LittleEndian(record[4..], (uint)(first + i) | (isVerified ? 0 : Unverified));
            BinaryPrimitives.WriteInt64LittleEndian(record[8..], sentinels[i].Offset);
            BinaryPrimitives.WriteUInt64LittleEndian(record[16..], sentinels[i].Digest);
            BinaryPrimitives.WriteUInt32LittleEndian(record, Checksum(record));
        }

        _file.Write(_end, bytes);
        _file.Flush();
        _end += bytes.Length;
    }

    /// <summary>The card is finished, or begun anew.</summary>
    public void Delete()
    {
        _file.Dispose();
        _storage.Delete(_path);
        _storage.Delete(LockPath(_path));
        _lock.Dispose();
    }

    public void Dispose()
    {
        _file.Dispose();
        _lock.Dispose();
    }

    private static string LockPath(string path) => path + ".lock";

    private static List<Sentinel> ReadRecords(IStorageFile file, long imageLength, int windowCount, bool isVerified)
    {
        var sentinels = new List<Sentinel>();
        var chunk = new byte[RecordSize * 1024];
        for (var at = (long)JournalHeader.Size; ;)
        {
            var count = (int)Math.Min(chunk.Length, (file.Length - at) / RecordSize * RecordSize);
            if (count <= 0 || !file.TryReadFully(at, chunk.AsSpan(0, count)))
            {
                return sentinels;
            }

            for (var i = 0; i < count; i += RecordSize)
            {
                var record = chunk.AsSpan(i, RecordSize);
                var window = BinaryPrimitives.ReadUInt32LittleEndian(record[4..]);
                var isNext = (window & ~Unverified) == sentinels.Count && sentinels.Count < windowCount && (window < Unverified || !isVerified);
                var sentinel = new Sentinel(BinaryPrimitives.ReadInt64LittleEndian(record[8..]), BinaryPrimitives.ReadUInt64LittleEndian(record[16..]));
                if (!isNext || !sentinel.IsPossible(imageLength) || BinaryPrimitives.ReadUInt32LittleEndian(record) != Checksum(record))
                {
                    return sentinels;
                }

                sentinels.Add(sentinel);
            }

            at += count;
        }
    }

    private static uint Checksum(ReadOnlySpan<byte> record) => ~Crc32C.Append(~0u, record[4..]);
}
