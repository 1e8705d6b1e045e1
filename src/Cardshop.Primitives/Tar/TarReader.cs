using Cardshop.Primitives.Extents;

namespace Cardshop.Primitives.Tar;

/// <summary>
/// Reads the entries of an uncompressed tar archive: v7, ustar, GNU and pax, in any mixture. System.Formats.Tar will not do: as of .NET 10
/// it stops at sparse files and at extended attributes that hold a line end, loses names that are not UTF-8, takes as much memory for
/// metadata as a header announces, and cannot say where content lies.
/// </summary>
/// <param name="archive">
/// Has to know its position, from 0 on. Content is sought past if that is possible, else read past; it may also be read as it comes, by
/// <see cref="ReadContent"/>.
/// </param>
public sealed class TarReader(Stream archive)
{
    // Paths have 4095 bytes at the most, access control lists some thousand.
    private const int MetadataLimit = 1 << 20;

    // Where a block that goes on with a sparse map says whether there is another one.
    private const int SparseMapContinues = 504;

    private const int SkipLength = 8 << 10;

    private readonly byte[] _block = new byte[TarHeader.Size];
    private readonly PaxAttributes _global = new();
    private long _headerStart;
    private long _next;

    /// <summary>Whether the archive ended with a block of zeros, as it should.</summary>
    public bool HasEndMarker { get; private set; }

    /// <summary>The entries in the archive's order, read as they are asked for.</summary>
    /// <exception cref="TarFormatException">The archive is damaged or cut short.</exception>
    public static IEnumerable<TarEntry> Read(ByteSource archive)
    {
        using var stream = archive.AsStream();
        var reader = new TarReader(stream);
        while (reader.Next() is { } entry)
        {
            yield return entry;
        }
    }

    /// <summary>Reads up to where the data of the next entry begins; null at the end of the archive.</summary>
    /// <exception cref="TarFormatException">The archive is damaged or cut short.</exception>
    public TarEntry? Next()
    {
        PaxAttributes? attributes = null;
        byte[]? longName = null;
        byte[]? longLinkName = null;
        while (TryReadHeader())
        {
            var header = new TarHeader(_block);
            switch (header.Type)
            {
                case TarType.GlobalAttributes:
                    Add(header, _global, MetadataLimit);
                    break;
                case TarType.Attributes or TarType.SolarisAttributes:
                    attributes ??= new PaxAttributes(_global);
                    Add(header, attributes, MetadataLimit - attributes.Size);
                    break;
                case TarType.LongName:
                    longName = UpToZero(Metadata(header, MetadataLimit));
                    break;
                case TarType.LongLinkName:
                    longLinkName = UpToZero(Metadata(header, MetadataLimit));
                    break;
                case TarType.VolumeName:
                    EndDataBehind(Length(header));
                    break;
                default:
                    return Entry(header, attributes ?? _global, attributes is not null, longName, longLinkName);
            }
        }

        return attributes is null && longName is null && longLinkName is null
            ? null
            : throw Damaged("ends behind the attributes of a member that is not there");
    }

    /// <summary>Reads on in the data of the entry that came last.</summary>
    /// <param name="buffer">Is filled; no longer than what is left of the data.</param>
    /// <exception cref="TarFormatException">The archive is cut short.</exception>
    public void ReadContent(Span<byte> buffer)
    {
        if (!TryFill(buffer))
        {
            throw CutOff(archive.Position);
        }
    }

    private static TarEntryKind KindOf(TarType type, bool isSparse, ReadOnlySpan<byte> name) => type switch
    {
        _ when isSparse => TarEntryKind.SparseFile,
        TarType.OldFile or TarType.File when name.EndsWith("/"u8) => TarEntryKind.Directory,
        TarType.OldFile or TarType.File or TarType.ContiguousFile => TarEntryKind.File,
        TarType.HardLink => TarEntryKind.HardLink,
        TarType.SymbolicLink => TarEntryKind.SymbolicLink,
        TarType.CharacterDevice => TarEntryKind.CharacterDevice,
        TarType.BlockDevice => TarEntryKind.BlockDevice,
        TarType.Directory or TarType.DirectoryWithNames => TarEntryKind.Directory,
        TarType.Fifo => TarEntryKind.Fifo,
        TarType.SparseFile => TarEntryKind.SparseFile,
        TarType.Continuation => TarEntryKind.Continuation,
        _ => TarEntryKind.Other,
    };

    private static bool HasData(TarType type, bool isPax) => type switch
    {
        // Other than POSIX, old programs give the size of the file that a hard link is another name of, and no data.
        TarType.HardLink => isPax,
        TarType.SymbolicLink or TarType.Directory or TarType.CharacterDevice or TarType.BlockDevice or TarType.Fifo => false,
        _ => true,
    };

    private static byte[] UpToZero(byte[] name) => Array.IndexOf(name, (byte)0) is var end and >= 0 ? name[..end] : name;

    private static TarFormatException CutOff(long position) => new($"It ends in the middle, at byte {position}: it was cut off. Get it anew.");

    /// <summary>Reads the block behind the data of the last entry; false at the end of the archive.</summary>
    private bool TryReadHeader()
    {
        SkipTo(_next);
        _headerStart = archive.Position;
        if (!TryFill(_block))
        {
            return false;
        }

        var header = new TarHeader(_block);
        HasEndMarker = header.IsZero;
        if (!HasEndMarker && !header.HasValidChecksum)
        {
            throw _headerStart == 0 ? new TarFormatException("It is no tar archive.") : Damaged("has a wrong checksum");
        }

        return !HasEndMarker;
    }

    private TarEntry Entry(TarHeader header, PaxAttributes attributes, bool isPax, byte[]? longName, byte[]? longLinkName)
    {
        var name = attributes.Path ?? longName ?? header.FullName;
        var length = HasData(header.Type, isPax) ? attributes.Length ?? Length(header) : 0;
        var isDevice = header.Type is TarType.CharacterDevice or TarType.BlockDevice;
        var entry = new TarEntry
        {
            Kind = KindOf(header.Type, attributes.IsSparse, name),
            TypeFlag = (byte)header.Type,
            NameBytes = name,
            LinkBytes = attributes.LinkName ?? longLinkName ?? header.LinkName.ToArray(),
            Mode = (ushort)(Number(header.Mode, "mode") & 0xFFF),
            Uid = attributes.Uid ?? (uint)Number(header.Uid, "user"),
            Gid = attributes.Gid ?? (uint)Number(header.Gid, "group"),
            Modified = attributes.Modified ?? (Number(header.Modified, "time"), 0),
            Major = isDevice ? (uint)Number(header.Major, "device") : 0,
            Minor = isDevice ? (uint)Number(header.Minor, "device") : 0,
            ExtendedAttributes = attributes.Extended,
            Offset = SkipSparseMap(header),
            Length = length,
        };
        EndDataBehind(length);
        return entry;
    }

    /// <summary>Gets to where the data begins.</summary>
    private long SkipSparseMap(TarHeader header)
    {
        var more = header.Type == TarType.SparseFile && header.HasMoreSparseMap;
        while (more)
        {
            ReadContent(_block);
            more = _block[SparseMapContinues] != 0;
        }

        return archive.Position;
    }

    private void Add(TarHeader header, PaxAttributes attributes, int limit)
    {
        if (!attributes.TryAdd(Metadata(header, limit)))
        {
            throw Damaged("is followed by attributes that are none");
        }
    }

    private byte[] Metadata(TarHeader header, int limit)
    {
        var length = Length(header);
        if (length > limit)
        {
            throw Damaged($"announces {length} bytes of attributes, of which {MetadataLimit} is the most that is read");
        }

        EndDataBehind(length);
        var bytes = new byte[length];
        ReadContent(bytes);
        return bytes;
    }

    private long Length(TarHeader header) =>
        Number(header.Length, "size") is var length and >= 0 ? length : throw Damaged("has a size below zero");

    private long Number(ReadOnlySpan<byte> field, string what) =>
        TarNumber.TryParse(field, out var number) ? number : throw Damaged($"has a {what} that is no number");

    // Data is padded to whole blocks.
    private void EndDataBehind(long length)
    {
        if (length > long.MaxValue - archive.Position - TarHeader.Size)
        {
            throw Damaged($"announces {length} bytes, which is more than there can be");
        }

        _next = (archive.Position + length + TarHeader.Size - 1) / TarHeader.Size * TarHeader.Size;
        if (archive.CanSeek && _next > archive.Length)
        {
            throw CutOff(archive.Length);
        }
    }

    private void SkipTo(long position)
    {
        if (archive.CanSeek)
        {
            archive.Position = position;
            return;
        }

        Span<byte> skipped = stackalloc byte[SkipLength];
        while (archive.Position < position)
        {
            ReadContent(skipped[..(int)Math.Min(position - archive.Position, SkipLength)]);
        }
    }

    /// <summary>Fills a buffer; false when there is not one byte more.</summary>
    private bool TryFill(Span<byte> buffer)
    {
        var count = archive.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return count == buffer.Length || (count == 0 ? false : throw CutOff(archive.Position));
    }

    private TarFormatException Damaged(string problem) => new($"The header at byte {_headerStart} of it {problem}; get it anew.");
}
