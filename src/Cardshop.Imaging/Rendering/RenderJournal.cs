using System.Buffers.Binary;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;

namespace Cardshop.Imaging.Rendering;

/// <summary>
/// What of an image is durably written, kept beside it while it is being rendered. A header names the plan; behind it one record
/// of 48 bytes for each range, in disk order, appended only after the range itself was flushed:
/// <code>
/// header  0  8  "CSRENDR1"     8  32  plan fingerprint     40  8  image length (LE)
/// record  0  8  offset (LE)    8   4  length (LE)          12  4  CRC-32C of the other 44 bytes    16  32  SHA-256
/// </code>
/// A torn tail ends the journal at the last good record.
/// </summary>
internal sealed class RenderJournal : IDisposable
{
    private const int RecordSize = 48;

    private readonly IStorageFile _file;
    private long _end;

    private RenderJournal(IStorageFile file, long end, long watermark)
    {
        _file = file;
        _end = end;
        Watermark = watermark;
    }

    /// <summary>All mapped ranges of the disk before this offset are written.</summary>
    public long Watermark { get; private set; }

    /// <summary>Opens the journal of an interrupted render; null when there is none or it belongs to another plan.</summary>
    public static RenderJournal? TryResume(IStorage storage, string path, Sha256Digest plan, long imageLength)
    {
        if (storage.Find(path) is null)
        {
            return null;
        }

        var file = storage.Open(path, StorageMode.Existing);
        Span<byte> header = stackalloc byte[RecordSize];
        if (file.TryReadFully(0, header) && header.SequenceEqual(Header(plan, imageLength)))
        {
            var (end, watermark) = FindEnd(file, imageLength);
            file.SetLength(end);
            return new RenderJournal(file, end, watermark);
        }

        file.Dispose();
        return null;
    }

    /// <summary>Begins a journal, in place of any there is.</summary>
    public static RenderJournal Begin(IStorage storage, string path, Sha256Digest plan, long imageLength)
    {
        var file = storage.Open(path, StorageMode.Replace);
        file.Write(0, Header(plan, imageLength));
        file.Flush();
        return new RenderJournal(file, RecordSize, 0);
    }

    /// <summary>Records ranges that are durable on the disk by now.</summary>
    public void Append(IReadOnlyList<RangeDigest> ranges)
    {
        if (ranges.Count == 0)
        {
            return;
        }

        var bytes = new byte[ranges.Count * RecordSize];
        for (var i = 0; i < ranges.Count; i++)
        {
            Encode(ranges[i], bytes.AsSpan(i * RecordSize, RecordSize));
        }

        _file.Write(_end, bytes);
        _file.Flush();
        _end += bytes.Length;
        Watermark = ranges[^1].Range.End;
    }

    /// <summary>All records, in disk order.</summary>
    public IEnumerable<RangeDigest> Ranges()
    {
        var chunk = new byte[RecordSize * 1024];
        for (long at = RecordSize; at < _end;)
        {
            var count = (int)Math.Min(chunk.Length, _end - at);
            if (!_file.TryReadFully(at, chunk.AsSpan(0, count)))
            {
                throw new EndOfStreamException("The journal of the render became shorter while it was read.");
            }

            for (var i = 0; i < count; i += RecordSize)
            {
                yield return Decode(chunk.AsSpan(i, RecordSize));
            }

            at += count;
        }
    }

    public void Dispose() => _file.Dispose();

    private static byte[] Header(Sha256Digest plan, long imageLength)
    {
        var header = new byte[RecordSize];
        "CSRENDR1"u8.CopyTo(header);
        plan.CopyTo(header.AsSpan(8));
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(40), imageLength);
        return header;
    }

    /// <summary>The journal ends where a record was torn, or does not continue the one before it.</summary>
    private static (long End, long Watermark) FindEnd(IStorageFile file, long imageLength)
    {
        var record = new byte[RecordSize];
        long end = RecordSize;
        long watermark = 0;
        while (file.TryReadFully(end, record) && Checksum(record) == BinaryPrimitives.ReadUInt32LittleEndian(record.AsSpan(12)))
        {
            var range = Decode(record).Range;
            if (range.Offset < watermark || range.Length is <= 0 or > Windows.Size || range.Offset > imageLength - range.Length)
            {
                break;
            }

            watermark = range.End;
            end += RecordSize;
        }

        return (end, watermark);
    }

    private static void Encode(RangeDigest range, Span<byte> record)
    {
        BinaryPrimitives.WriteInt64LittleEndian(record, range.Range.Offset);
        BinaryPrimitives.WriteInt32LittleEndian(record[8..], (int)range.Range.Length);
        range.Digest.CopyTo(record[16..]);
        BinaryPrimitives.WriteUInt32LittleEndian(record[12..], Checksum(record));
    }

    private static RangeDigest Decode(ReadOnlySpan<byte> record) => new(
        new ByteRange(BinaryPrimitives.ReadInt64LittleEndian(record), BinaryPrimitives.ReadInt32LittleEndian(record[8..])),
        new Sha256Digest(record[16..]));

    private static uint Checksum(ReadOnlySpan<byte> record) => ~Crc32C.Append(Crc32C.Append(~0u, record[..12]), record[16..]);
}
