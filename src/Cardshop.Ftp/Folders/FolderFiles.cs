using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Cardshop.Ftp.Files;
using Cardshop.Primitives.Digests;

namespace Cardshop.Ftp.Folders;

/// <summary>A folder of this machine, to be read and, if so wished, written. Symbolic links within it are not there.</summary>
/// <param name="root">The folder.</param>
/// <param name="isWritable">Whether it may be changed.</param>
public sealed class FolderFiles(string root, bool isWritable) : IFtpFiles
{
    /// <inheritdoc/>
    public ValueTask<bool> ConfirmAsync(CancellationToken cancellation) => new(true);

    /// <inheritdoc/>
    public ValueTask<FtpEntry?> FindAsync(FtpPath path, CancellationToken cancellation) => new(Find(path) is { } found ? Describe(found) : null);

    /// <inheritdoc/>
    public async IAsyncEnumerable<FtpEntry> ListAsync(FtpPath folder, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var found = Find(folder) as DirectoryInfo ?? throw Missing(folder);
        foreach (var entry in found.EnumerateFileSystemInfos().Where(IsOurs).OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return Describe(entry);
        }

        await ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<IFtpContent> OpenAsync(FtpPath path, CancellationToken cancellation) =>
        new(new FolderContent(File.OpenHandle((Find(path) as FileInfo ?? throw Missing(path)).FullName)));

    /// <inheritdoc/>
    public ValueTask<IFtpUpload> WriteAsync(FtpPath path, FtpWrite how, CancellationToken cancellation)
    {
        RequireFolder(path);
        var there = Find(path);
        if (there is DirectoryInfo)
        {
            throw new FtpFileException(FtpFault.Name, $"{path}: there is a folder of that name.");
        }

        var length = there is FileInfo file ? file.Length : 0;
        if (how.Offset > length)
        {
            throw new FtpFileException(FtpFault.WrongOffset, $"{path}: it has {length} bytes, so nothing can begin at byte {how.Offset}.");
        }

        return new(new FolderUpload(File.OpenHandle(FullPath(path), FileMode.OpenOrCreate, FileAccess.Write), how.Offset ?? length));
    }

    /// <inheritdoc/>
    public ValueTask RenameAsync(FtpPath from, FtpPath to, CancellationToken cancellation)
    {
        RequireFolder(to);
        if (Find(to) is not null)
        {
            throw new FtpFileException(FtpFault.Name, $"{to}: there is something of that name.");
        }

        switch (Find(from))
        {
            case FileInfo file:
                file.MoveTo(FullPath(to));
                return ValueTask.CompletedTask;
            case DirectoryInfo folder when !to.IsWithin(from):
                folder.MoveTo(FullPath(to));
                return ValueTask.CompletedTask;
            case null:
                throw Missing(from);
            default:
                throw new FtpFileException(FtpFault.Name, $"{to} lies within {from}.");
        }
    }

    /// <inheritdoc/>
    public ValueTask DeleteAsync(FtpPath path, CancellationToken cancellation)
    {
        RequireWritable(path);
        (Find(path) as FileInfo ?? throw Missing(path)).Delete();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask CreateFolderAsync(FtpPath path, CancellationToken cancellation)
    {
        RequireFolder(path);
        if (Find(path) is not null)
        {
            throw new FtpFileException(FtpFault.Name, $"{path}: there is something of that name.");
        }

        Directory.CreateDirectory(FullPath(path));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask RemoveFolderAsync(FtpPath path, CancellationToken cancellation)
    {
        RequireWritable(path);
        var folder = Find(path) as DirectoryInfo ?? throw Missing(path);
        if (folder.EnumerateFileSystemInfos().Any())
        {
            throw new FtpFileException(FtpFault.Denied, $"{path}: the folder is not empty.");
        }

        folder.Delete();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask<Sha256Digest> HashAsync(FtpPath path, CancellationToken cancellation)
    {
        await using var stream = (Find(path) as FileInfo ?? throw Missing(path)).OpenRead();
        return new Sha256Digest(await SHA256.HashDataAsync(stream, cancellation));
    }

    /// <inheritdoc/>
    public ValueTask<string?> SiteAsync(string command, CancellationToken cancellation) => new((string?)null);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static FtpFileException Missing(FtpPath path) => new(FtpFault.NotFound, $"{path}: there is no such file or folder.");

    private static bool IsOurs(FileSystemInfo entry) => entry.LinkTarget is null && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private string FullPath(FtpPath path) => Path.Join(root, path.Relative);

    private FtpEntry Describe(FileSystemInfo entry) =>
        new(entry.Name, entry is DirectoryInfo, entry is FileInfo file ? file.Length : 0, new DateTimeOffset(entry.LastWriteTimeUtc)) { IsWritable = isWritable };

    private void RequireWritable(FtpPath path)
    {
        if (!isWritable)
        {
            throw new FtpFileException(FtpFault.Denied, $"{path}: you may read here, but change nothing.");
        }
    }

    private void RequireFolder(FtpPath path)
    {
        RequireWritable(path);
        if (Find(path.Parent) is not DirectoryInfo)
        {
            throw Missing(path.Parent);
        }
    }

    /// <summary>What a path leads to; null when there is nothing, or a link is in the way, wherever it leads.</summary>
    private FileSystemInfo? Find(FtpPath path)
    {
        FileSystemInfo at = new DirectoryInfo(root);
        foreach (var part in path.Parts)
        {
            var full = Path.Join(at.FullName, part);
            at = Directory.Exists(full) ? new DirectoryInfo(full) : new FileInfo(full);
            if (!at.Exists || !IsOurs(at))
            {
                return null;
            }
        }

        return at;
    }
}
