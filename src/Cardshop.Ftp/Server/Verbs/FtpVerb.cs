using Cardshop.Ftp.Files;
using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs;

/// <summary>A command.</summary>
internal abstract class FtpVerb
{
    /// <summary>Such as <c>RETR</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it works without a login.</summary>
    public virtual bool IsForAnyone => false;

    /// <summary>The line of <c>FEAT</c> that tells of it (RFC 2389); null for those that every client expects.</summary>
    public virtual string? Feature(FtpSession session) => null;

    /// <summary>Carries it out.</summary>
    /// <exception cref="FtpFileException">It cannot be done.</exception>
    /// <exception cref="IOException">The storage failed.</exception>
    public abstract ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation);

    /// <summary>Forgets what was said for this command alone: where to begin, what to rename.</summary>
    public virtual void Forget(FtpSession session) => (session.RestartAt, session.Announced, session.RenameFrom) = (null, null, null);

    /// <summary>A path that the client has typed.</summary>
    /// <exception cref="FtpFileException">It is none.</exception>
    protected static FtpPath Resolve(FtpSession session, string argument) =>
        FtpPath.TryResolve(session.Folder, argument, out var path) ? path : throw new FtpFileException(FtpFault.Name, "That cannot be a path.");

    /// <summary>The path of a file; the root is none.</summary>
    /// <inheritdoc cref="Resolve"/>
    protected static FtpPath ResolveFile(FtpSession session, string argument) =>
        argument.Length > 0 && Resolve(session, argument) is { IsRoot: false } path ? path : throw new FtpFileException(FtpFault.Name, "Name a file.");

    /// <exception cref="FtpFileException">There is nothing of that name.</exception>
    protected static async ValueTask<FtpEntry> FindAsync(FtpSession session, FtpPath path, CancellationToken cancellation) =>
        await session.Files!.FindAsync(path, cancellation) ?? throw new FtpFileException(FtpFault.NotFound, $"{path}: there is no such file or folder.");

    /// <exception cref="FtpFileException">There is no file of that name.</exception>
    protected static async ValueTask<FtpEntry> FindFileAsync(FtpSession session, FtpPath path, CancellationToken cancellation) =>
        await FindAsync(session, path, cancellation) is { IsFolder: false } entry ? entry : throw new FtpFileException(FtpFault.NotFound, $"{path}: that is a folder.");

    /// <summary>A path between quotation marks; those within are doubled (RFC 959, appendix II).</summary>
    protected static string Quote(FtpPath path) => $"\"{path.ToString().Replace("\"", "\"\"")}\"";
}
