using Cardshop.Primitives.Extents;

namespace Cardshop.Primitives.Tar;

/// <summary>
/// Lists the entries of an uncompressed tar archive (v7, ustar, pax, GNU) with their content as slices of it. The framework's
/// own reader refuses extended attributes that hold a line end, and cannot say where content lies in a composed source.
/// </summary>
public sealed class TarReader
{
    private const int MaximumHeader = 1 << 20;

    private readonly ByteSource _archive;
    private readonly byte[] _block = new byte[TarHeader.Size];
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _global = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _local = new(StringComparer.Ordinal);
    private long _position;

    private TarReader(ByteSource archive) => _archive = archive;

    /// <summary>The entries in the archive's order, read as they are asked for.</summary>
    /// <exception cref="TarFormatException">The archive is damaged, cut short, or has entries of an unsupported kind.</exception>
    public static IEnumerable<TarEntry> Read(ByteSource archive)
    {
        var reader = new TarReader(archive);
        while (reader.Next() is { } entry)
        {
            yield return entry;
        }
    }

    private TarEntry? Next()
    {
        TarEntry? entry = null;
        while (entry is null && _position <= _archive.Length - TarHeader.Size)
        {
            _archive.Read(_position, _block);
            var header = new TarHeader(_block);
            if (header.IsZero)
            {
                return null;
            }

            try
            {
                entry = Take(header);
            }
            catch (TarFormatException error)
            {
                throw new TarFormatException($"The tar entry at byte {_position} cannot be read: {error.Message}");
            }
        }

        return entry;
    }

    /// <summary>Takes in the header at the position and what belongs to it; null when more headers belong to the same entry.</summary>
    private TarEntry? Take(TarHeader header)
    {
        header.RequireChecksum();
        var content = Content(header);
        TarEntry? entry = null;
        switch (header.TypeFlag)
        {
            case (byte)'x':
                PaxRecords.Parse(Small(content), _local);
                break;
            case (byte)'g':
                PaxRecords.Parse(Small(content), _global);
                break;
            case (byte)'L':
                _local["path"] = LongName(content);
                break;
            case (byte)'K':
                _local["linkpath"] = LongName(content);
                break;
            default:
                entry = new TarEntryParser(_global, _local).Parse(header, content);
                _local.Clear();
                break;
        }

        _position += TarHeader.Size + ((content.Length + TarHeader.Size - 1) / TarHeader.Size * TarHeader.Size);
        return entry;
    }

    private ByteSource Content(TarHeader header)
    {
        var length = new TarEntryParser(_global, _local).ContentLength(header);
        var rest = _archive.Length - _position - TarHeader.Size;
        return length >= 0 && length <= rest
            ? _archive.Slice(_position + TarHeader.Size, length)
            : throw new TarFormatException($"it wants {length} bytes, but the archive ends after {rest}.");
    }

    private static byte[] LongName(ByteSource content)
    {
        var name = Small(content);
        var end = name.AsSpan().IndexOf((byte)0);
        return end < 0 ? name : name[..end];
    }

    private static byte[] Small(ByteSource header) =>
        header.Length <= MaximumHeader ? header.ReadAll() : throw new TarFormatException($"an extended header of {header.Length} bytes is too long.");
}
