namespace Cardshop.Content.Archives.Tar;

/// <summary>
/// Reads the headers of a tar archive: those of v7, ustar, GNU and pax, in any mixture. System.Formats.Tar will not do: as of .NET 10 it
/// stops at sparse members, loses names that are not UTF-8, and takes as much memory for metadata as a header announces.
/// </summary>
internal sealed class TarMemberReader(TarInput input, ArchiveProblems problems)
{
    // Paths have 4095 bytes at the most, access control lists some thousand.
    private const int MetadataLimit = 1 << 20;

    // Where a block that goes on with a sparse map says whether there is another one.
    private const int SparseMapContinues = 504;

    private readonly byte[] _block = new byte[TarHeader.Size];
    private PaxAttributes _global = PaxAttributes.None;
    private long _headerStart;
    private long _next;

    /// <summary>Whether the archive ended with a block of zeros, as it should.</summary>
    public bool HasEndMarker { get; private set; }

    /// <summary>
    /// Reads up to where the data of the next member begins; null at the end of the archive. What is left of the data before is skipped.
    /// </summary>
    public TarMember? Next()
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
                    _global = Attributes(header, _global);
                    break;
                case TarType.Attributes or TarType.SolarisAttributes:
                    attributes = Attributes(header, attributes ?? _global);
                    break;
                case TarType.LongName:
                    longName = Metadata(header).AsSpan().TrimEnd((byte)0).ToArray();
                    break;
                case TarType.LongLinkName:
                    longLinkName = Metadata(header).AsSpan().TrimEnd((byte)0).ToArray();
                    break;
                case TarType.VolumeName:
                    EndDataBehind(Length(header));
                    break;
                default:
                    return Member(header, attributes ?? _global, attributes is not null, longName, longLinkName);
            }
        }

        return attributes is null && longName is null && longLinkName is null
            ? null
            : throw Damaged("ends behind the attributes of a member that is not there");
    }

    /// <summary>Reads the block behind the data of the last member; false at the end of the archive.</summary>
    private bool TryReadHeader()
    {
        input.SkipTo(_next);
        _headerStart = input.Position;
        if (!input.TryFill(_block))
        {
            return _headerStart > 0 ? false : throw problems.With("It is empty.");
        }

        var header = new TarHeader(_block);
        HasEndMarker = header.IsZero;
        if (!HasEndMarker && !header.HasValidChecksum)
        {
            throw _headerStart == 0 ? problems.With("It is no tar archive.") : Damaged("has a wrong checksum");
        }

        return !HasEndMarker;
    }

    private TarMember Member(TarHeader header, PaxAttributes attributes, bool isPax, byte[]? longName, byte[]? longLinkName)
    {
        var name = attributes.Path ?? longName ?? header.FullName;
        var hasData = header.Type switch
        {
            // Other than POSIX, old programs give the size of the file that a hard link is another name of, and no data.
            TarType.HardLink => isPax,
            TarType.Symlink or TarType.Directory or TarType.CharacterDevice or TarType.BlockDevice or TarType.Fifo => false,
            _ => true,
        };
        var length = hasData ? attributes.Length ?? Length(header) : 0;
        var member = new TarMember(
            name,
            header.Type is TarType.OldFile or TarType.File && name is [.., (byte)'/'] ? TarType.Directory : header.Type,
            length,
            (int)(Number(header.Mode, "mode") & 0xFFF),
            attributes.Modified ?? TarTime.From(Number(header.Modified, "time")),
            attributes.LinkName ?? longLinkName ?? header.LinkName.ToArray(),
            attributes.IsSparse || header.Type == TarType.SparseFile);
        SkipSparseMap(header);
        EndDataBehind(length);
        return member;
    }

    private void SkipSparseMap(TarHeader header)
    {
        var more = header.Type == TarType.SparseFile && header.HasMoreSparseMap;
        while (more)
        {
            input.Fill(_block);
            more = _block[SparseMapContinues] != 0;
        }
    }

    private PaxAttributes Attributes(TarHeader header, PaxAttributes earlier) =>
        earlier.With(Metadata(header)) ?? throw Damaged("is followed by attributes that are none");

    private byte[] Metadata(TarHeader header)
    {
        var length = Length(header);
        if (length > MetadataLimit)
        {
            throw Damaged($"announces {length} bytes of attributes, of which {MetadataLimit} is the most that is read");
        }

        EndDataBehind(length);
        var bytes = new byte[length];
        input.Fill(bytes);
        return bytes;
    }

    private long Length(TarHeader header) =>
        Number(header.Length, "size") is var length and >= 0 ? length : throw Damaged("has a size below zero");

    private long Number(ReadOnlySpan<byte> field, string what) =>
        TarNumber.TryParse(field, out var number) ? number : throw Damaged($"has a {what} that is no number");

    // Data is padded to whole blocks.
    private void EndDataBehind(long length) =>
        _next = length <= long.MaxValue - input.Position - TarHeader.Size
            ? (input.Position + length + TarHeader.Size - 1) / TarHeader.Size * TarHeader.Size
            : throw Damaged($"announces {length} bytes, which is more than there can be");

    private ArchiveException Damaged(string problem) => problems.With($"The header at byte {_headerStart} of it {problem}; get it anew.");
}
