using Cardshop.Primitives.Extents;

namespace Cardshop.Content.Archives.Zip;

/// <summary>The directory of a zip archive.</summary>
internal sealed class ZipDirectory
{
    private const int ReadAhead = 256 << 10;

    private readonly ByteSource _archive;
    private readonly ZipEndRecord _end;
    private readonly ArchiveProblems _problems;

    private ZipDirectory(ByteSource archive, ZipEndRecord end, ArchiveProblems problems)
    {
        _archive = archive;
        _end = end;
        _problems = problems;
    }

    /// <summary>Where it begins in the archive, behind all members.</summary>
    public long Start => _end.DirectoryStart;

    /// <summary>Finds the directory of an archive.</summary>
    /// <exception cref="ArchiveException">There is none, or it is on another disk.</exception>
    public static ZipDirectory Open(ByteSource archive, ArchiveProblems problems)
    {
        var end = ZipEndRecord.Find(archive)
            ?? throw problems.With("It has no end record, so it is no zip archive or was cut off. Get it anew.");
        if (end.Disk != 0)
        {
            throw problems.With("It is one part of a split archive; join the parts with zip -s 0.");
        }

        var isThere = end.DirectoryLength >= 0 && end.DirectoryOffset >= 0 && end.DirectoryStart >= 0 && end.ArchiveStart >= 0;
        return isThere
            ? new ZipDirectory(archive, end, problems)
            : throw problems.With("Its end record points to a place outside of it. Get it anew.");
    }

    /// <summary>All entries in order, read as they are asked for.</summary>
    /// <exception cref="ArchiveException">There is something else between them.</exception>
    public IEnumerable<ZipEntry> Entries()
    {
        using var stream = new BufferedStream(_archive.Slice(Start, _end.DirectoryLength).AsStream(), ReadAhead);
        var header = new byte[ZipEntry.HeaderSize];
        var variable = new byte[3 * ushort.MaxValue];
        while (stream.Position < _end.DirectoryLength)
        {
            var start = Start + stream.Position;
            if (!TryFill(stream, header)
                || !header.AsSpan().StartsWith(ZipEntry.Magic)
                || !TryFill(stream, variable.AsSpan(0, ZipEntry.VariableLength(header))))
            {
                throw _problems.With($"Its directory is damaged at byte {start}. Get it anew.");
            }

            yield return ZipEntry.Read(header, variable, _end.ArchiveStart);
        }
    }

    private static bool TryFill(Stream stream, Span<byte> destination) =>
        stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false) == destination.Length;
}
