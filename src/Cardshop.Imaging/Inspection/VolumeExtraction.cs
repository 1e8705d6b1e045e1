using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Inspection;

/// <summary>
/// Copies files and folders out of a volume. It makes new files only, and nothing is written through a link, so what an image holds cannot
/// reach outside the destination.
/// </summary>
public sealed class VolumeExtraction(IVolume volume)
{
    private readonly List<string> _leftOut = [];

    /// <summary>What was left out, and why: devices, and names and targets that this system does not take.</summary>
    public IReadOnlyList<string> LeftOut => _leftOut;

    /// <summary>How many files were written, and their bytes.</summary>
    public (int Files, long Bytes) Written { get; private set; }

    /// <summary>Copies an entry, and all below it, to a path.</summary>
    /// <param name="entry">What to copy.</param>
    /// <param name="destination">The path it gets. Its parent must be there, it itself must not, unless both are folders.</param>
    /// <param name="cancellation">Ends the work between two pieces of a file.</param>
    /// <exception cref="IOException">Something is there already, or cannot be written.</exception>
    public void Extract(VolumeEntry entry, string destination, CancellationToken cancellation)
    {
        switch (entry.Kind)
        {
            case VolumeEntryKind.File:
                WriteFile(entry, destination, cancellation);
                break;
            case VolumeEntryKind.Folder:
                WriteFolder(entry, destination, cancellation);
                break;
            case VolumeEntryKind.Link when entry.LinkTarget!.Contains('\uFFFD', StringComparison.Ordinal):
                _leftOut.Add($"{destination}: a link to \"{entry.LinkTarget}\", which is not text.");
                break;
            case VolumeEntryKind.Link:
                File.CreateSymbolicLink(destination, entry.LinkTarget!);
                break;
            default:
                _leftOut.Add($"{destination}: not a file, folder or link.");
                break;
        }
    }

    private void WriteFile(VolumeEntry entry, string destination, CancellationToken cancellation)
    {
        var content = volume.Content(entry);
        using (var file = new FileStream(destination, FileMode.CreateNew, FileAccess.Write))
        {
            file.SetLength(content.Length);
            var buffer = new byte[1 << 20];
            foreach (var range in content.DataRanges())
            {
                CopyRange(content, range, file, buffer, cancellation);
            }
        }

        Stamp(entry, destination);
        Written = (Written.Files + 1, Written.Bytes + content.Length);
    }

    private static void CopyRange(ByteSource content, ByteRange range, FileStream file, byte[] buffer, CancellationToken cancellation)
    {
        for (var at = range.Offset; at < range.End;)
        {
            cancellation.ThrowIfCancellationRequested();
            var piece = buffer.AsSpan(0, (int)Math.Min(buffer.Length, range.End - at));
            content.Read(at, piece);
            file.Position = at;
            file.Write(piece);
            at += piece.Length;
        }
    }

    private void WriteFolder(VolumeEntry entry, string destination, CancellationToken cancellation)
    {
        if (new DirectoryInfo(destination).LinkTarget is not null)
        {
            throw new IOException($"{destination}: a link is in the place of the folder.");
        }

        Directory.CreateDirectory(destination);
        foreach (var below in volume.List(entry))
        {
            if (below.Name.AsSpan().ContainsAny(Path.GetInvalidFileNameChars()) || below.Name.Contains('\uFFFD', StringComparison.Ordinal))
            {
                _leftOut.Add($"{destination}: \"{below.Name}\" is not a name that this system takes.");
                continue;
            }

            Extract(below, Path.Join(destination, below.Name), cancellation);
        }

        Stamp(entry, destination);
    }

    private static void Stamp(VolumeEntry entry, string destination)
    {
        var modified = entry.Modified.ToDateTimeOffset().UtcDateTime;
        if (entry.Kind == VolumeEntryKind.Folder)
        {
            Directory.SetLastWriteTimeUtc(destination, modified);
            return;
        }

        File.SetLastWriteTimeUtc(destination, modified);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(destination, (UnixFileMode)(entry.Mode & 0x1FF));
        }
    }
}
