using Cardshop.Primitives.Digests;

namespace Cardshop.Ftp.Files;

/// <summary>
/// What one person who is logged in sees and may do. Rights are its own business; paths never lead out of the root. All members throw
/// <see cref="FtpFileException"/> for what cannot be done, and <see cref="IOException"/> when the storage fails.
/// </summary>
public interface IFtpFiles : IAsyncDisposable
{
    /// <summary>Whether the login still holds. Asked before each command; a transfer that has begun goes on whatever happens.</summary>
    ValueTask<bool> ConfirmAsync(CancellationToken cancellation);

    /// <summary>A file or folder; null when there is none.</summary>
    ValueTask<FtpEntry?> FindAsync(FtpPath path, CancellationToken cancellation);

    /// <summary>What lies in a folder.</summary>
    IAsyncEnumerable<FtpEntry> ListAsync(FtpPath folder, CancellationToken cancellation);

    /// <summary>Opens a file for reading.</summary>
    ValueTask<IFtpContent> OpenAsync(FtpPath path, CancellationToken cancellation);

    /// <summary>Opens a file for writing, a new one or one that is there.</summary>
    ValueTask<IFtpUpload> WriteAsync(FtpPath path, FtpWrite how, CancellationToken cancellation);

    /// <summary>Gives a file or folder another name.</summary>
    ValueTask RenameAsync(FtpPath from, FtpPath to, CancellationToken cancellation);

    /// <summary>Removes a file.</summary>
    ValueTask DeleteAsync(FtpPath path, CancellationToken cancellation);

    /// <summary>Makes a folder.</summary>
    ValueTask CreateFolderAsync(FtpPath path, CancellationToken cancellation);

    /// <summary>Removes a folder that is empty.</summary>
    ValueTask RemoveFolderAsync(FtpPath path, CancellationToken cancellation);

    /// <summary>The SHA-256 of a file.</summary>
    ValueTask<Sha256Digest> HashAsync(FtpPath path, CancellationToken cancellation);

    /// <summary>Carries out a command of its own (<c>SITE</c>).</summary>
    /// <returns>What is to be told; null when it knows no such command.</returns>
    ValueTask<string?> SiteAsync(string command, CancellationToken cancellation);
}
