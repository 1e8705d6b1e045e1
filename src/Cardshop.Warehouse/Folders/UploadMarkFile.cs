using System.Buffers.Binary;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Storage;

namespace Cardshop.Warehouse.Folders;

/// <summary>
/// Keeps how far an upload is, durably and with one flush each time. The file has two places, 4096 bytes apart; marks go to the one and the
/// other in turn, so a write that is torn leaves the mark before it:
/// <code>
/// 0  8  number of the mark (LE)    8  8  offset (LE)    16  8  holes (LE)    24  8  ticks of UTC (LE)    32  4  CRC-32C of the other 32
/// </code>
/// </summary>
internal sealed class UploadMarkFile : IDisposable
{
    private const int MarkSize = 36;
    private const int PlaceSize = 4096;

    private readonly IStorageFile _file;
    private long _number;

    private UploadMarkFile(IStorageFile file) => _file = file;

    /// <summary>Writes the first mark of a new upload.</summary>
    public static void Create(IStorage storage, string path, DateTimeOffset now)
    {
        using var marks = new UploadMarkFile(storage.Open(path, StorageMode.Replace));
        marks.Write(new UploadMark(0, 0, now));
    }

    /// <summary>Opens a file, and reads its last mark; null when it has none.</summary>
    public static UploadMarkFile Open(IStorage storage, string path, out UploadMark? last)
    {
        var marks = new UploadMarkFile(storage.Open(path, StorageMode.Existing));
        last = null;
        for (var place = 0; place < 2; place++)
        {
            if (marks.ReadPlace(place) is var (number, mark) && number > marks._number)
            {
                (marks._number, last) = (number, mark);
            }
        }

        return marks;
    }

    public void Write(UploadMark mark)
    {
        Span<byte> bytes = stackalloc byte[MarkSize];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, _number + 1);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], mark.Offset);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], mark.Holes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], mark.Active.UtcTicks);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[32..], Checksum(bytes));
        _file.Write((_number + 1) % 2 * PlaceSize, bytes);
        _file.Flush();
        _number++;
    }

    public void Dispose() => _file.Dispose();

    private static uint Checksum(ReadOnlySpan<byte> bytes) => Crc32C.Append(uint.MaxValue, bytes[..32]);

    private (long Number, UploadMark Mark)? ReadPlace(int place)
    {
        Span<byte> bytes = stackalloc byte[MarkSize];
        var read = 0;
        while (read < MarkSize && _file.Read((place * PlaceSize) + read, bytes[read..]) is var count and > 0)
        {
            read += count;
        }

        if (read < MarkSize || BinaryPrimitives.ReadUInt32LittleEndian(bytes[32..]) != Checksum(bytes))
        {
            return null;
        }

        var (offset, holes) = (BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]), BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]));
        var ticks = Math.Clamp(BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]), 0, DateTimeOffset.MaxValue.Ticks);
        return offset >= 0 && holes >= 0 && holes <= offset
            ? (BinaryPrimitives.ReadInt64LittleEndian(bytes), new UploadMark(offset, holes, new DateTimeOffset(ticks, TimeSpan.Zero)))
            : null;
    }
}
