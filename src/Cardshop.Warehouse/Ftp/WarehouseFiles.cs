using System.Runtime.CompilerServices;
using Cardshop.Ftp.Files;
using Cardshop.Primitives.Digests;
using Cardshop.Warehouse.Objects;

namespace Cardshop.Warehouse.Ftp;

/// <summary>The objects of a warehouse as files. Folders are what names have in front of slashes; one that was made is there for its maker alone.</summary>
internal sealed partial class WarehouseFiles(FtpStore store, FtpVisitor visitor) : IFtpFiles
{
    private const int PageSize = 500;
    private const int MostMade = 1000;

    private readonly HashSet<FtpPath> _made = [];

    public async ValueTask<bool> ConfirmAsync(CancellationToken cancellation)
    {
        try
        {
            return await visitor.ConfirmAsync(cancellation);
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new FtpFileException(FtpFault.Failed, "The scheduler, which knows the tokens, does not answer. Try again later.", error);
        }
    }

    public ValueTask<FtpEntry?> FindAsync(FtpPath path, CancellationToken cancellation) =>
        new(IsFolder(path) ? Folder(path.Name) : ObjectName.TryParse(path.Relative, out var name) ? Find(name) : null);

    public async IAsyncEnumerable<FtpEntry> ListAsync(FtpPath folder, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!IsFolder(folder))
        {
            throw Missing(folder);
        }

        var prefix = folder.IsRoot ? "" : folder.Relative + "/";
        var shown = new HashSet<string>(StringComparer.Ordinal);
        for (string? after = null; store.Objects.List(prefix, after, PageSize) is { Count: > 0 } page;)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var stored in page)
            {
                after = stored.Name.ToString();
                var rest = after[prefix.Length..].Split('/', 2);
                if (visitor.Sees(stored) && shown.Add(rest[0]))
                {
                    yield return rest.Length == 1 ? File(stored) : Folder(rest[0]);
                }
            }
        }

        foreach (var made in _made.Where(path => path.Parent == folder && shown.Add(path.Name)))
        {
            yield return Folder(made.Name);
        }

        await ValueTask.CompletedTask;
    }

    public async ValueTask<IFtpContent> OpenAsync(FtpPath path, CancellationToken cancellation)
    {
        var name = Visible(path)?.Name ?? throw Missing(path);
        return new StoredContent(await Task.Run(() => store.Objects.Open(name), cancellation) ?? throw Missing(path));
    }

    public async ValueTask<Sha256Digest> HashAsync(FtpPath path, CancellationToken cancellation)
    {
        if (Visible(path) is { } stored)
        {
            return stored.Digest;
        }

        var (upload, right) = Unfinished(path) ?? throw Missing(path);
        using var hold = await store.TakeAsync(upload, right, cancellation);
        var digest = await Task.Run(hold.Writer!.Complete, cancellation);
        hold.CloseWriter();
        return digest;
    }

    public ValueTask CreateFolderAsync(FtpPath path, CancellationToken cancellation)
    {
        if (IsFolder(path) || Visible(path) is not null)
        {
            throw new FtpFileException(FtpFault.Name, $"{path}: there is something of that name.");
        }

        if (!ObjectName.TryParse(path.Relative, out _) || _made.Count >= MostMade)
        {
            throw BadName(path);
        }

        for (var made = path; !made.IsRoot; made = made.Parent)
        {
            _made.Add(made);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask RemoveFolderAsync(FtpPath path, CancellationToken cancellation)
    {
        var isMade = _made.Contains(path) && !_made.Any(made => made.Parent == path);
        if (!isMade || Below(path).Any())
        {
            throw new FtpFileException(FtpFault.Denied, $"{path}: a folder goes away with the last file in it.");
        }

        _made.Remove(path);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static FtpFileException Missing(FtpPath path) => new(FtpFault.NotFound, $"{path}: there is no such file or folder.");

    private static FtpFileException BadName(FtpPath path) => new(
        FtpFault.Name, $"{path}: names have at most eight parts of letters, digits and . _ - + ~ @ =, none starting with a dot, 220 characters in all.");

    private static FtpEntry Folder(string name) => new(name, IsFolder: true, 0, DateTimeOffset.UnixEpoch) { IsWritable = true };

    private FtpEntry File(StoredObject stored) =>
        new(stored.Name.FileName, IsFolder: false, stored.Length, stored.Created) { IsWritable = visitor.Governs(stored.Channel) };

    /// <summary>A file; one that is not whole is shown to those alone who may go on with it.</summary>
    private FtpEntry? Find(ObjectName name) =>
        Unfinished(name) is var (upload, _) ? new FtpEntry(name.FileName, IsFolder: false, upload.Offset, upload.Active) { IsWritable = true }
        : store.Objects.Find(name) is { } stored && visitor.Sees(stored) ? File(stored)
        : null;

    private StoredObject? Visible(FtpPath path) =>
        ObjectName.TryParse(path.Relative, out var name) && store.Objects.Find(name) is { } stored && visitor.Sees(stored) ? stored : null;

    private bool IsFolder(FtpPath path) =>
        path.IsRoot || _made.Contains(path) || Below(path).Any() || visitor.Granted.Any(name => name.Folders().Contains(path.Relative, StringComparer.Ordinal));

    private IEnumerable<StoredObject> Below(FtpPath path)
    {
        var prefix = path.Relative + "/";
        for (string? after = null; store.Objects.List(prefix, after, PageSize) is { Count: > 0 } page; after = page[^1].Name.ToString())
        {
            foreach (var stored in page.Where(visitor.Sees))
            {
                yield return stored;
            }
        }
    }
}
