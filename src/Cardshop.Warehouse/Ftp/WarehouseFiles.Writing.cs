using Cardshop.Ftp.Files;
using Cardshop.Primitives.Digests;
using Cardshop.Warehouse.Objects;

namespace Cardshop.Warehouse.Ftp;

internal sealed partial class WarehouseFiles
{
    /// <summary>How long somebody who tells a digest waits for a transfer that is about to end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async ValueTask<IFtpUpload> WriteAsync(FtpPath path, FtpWrite how, CancellationToken cancellation)
    {
        if (!ObjectName.TryParse(path.Relative, out var name))
        {
            throw BadName(path);
        }

        if (Companions.IsChecksum(name) && ObjectName.TryParse(path.Relative[..^Companions.Checksum.Length], out var of))
        {
            var announcer = Right(of);
            return how.Offset is null or 0
                ? new DigestUpload(path.ToString(), digest => AnnounceAsync(of, announcer, digest))
                : throw new FtpFileException(FtpFault.WrongOffset, $"{path}: a checksum is sent as a whole.");
        }

        var right = Right(name);
        if (how.Announced > right.MaxLength)
        {
            throw new FtpFileException(FtpFault.Full, $"{path}: {right.MaxLength} bytes are allowed, and {how.Announced} were announced.");
        }

        var upload = await Task.Run(() => Prepare(name, right, how), cancellation);
        var hold = await store.TakeAsync(upload, right, cancellation);
        var there = hold.Writer!.Offset;
        if (how.Offset is { } offset && offset != there)
        {
            hold.Dispose();
            throw WrongOffset(name, there, offset);
        }

        return new StoreUpload(store, store.Objects.FindUpload(upload.Id) ?? upload, right, hold, how.Announced);
    }

    public async ValueTask RenameAsync(FtpPath from, FtpPath to, CancellationToken cancellation)
    {
        if (Unfinished(from) is not var (upload, _))
        {
            throw Visible(from) is null
                ? Missing(from)
                : new FtpFileException(FtpFault.Denied, $"{from}: what is whole keeps its name, since orders and links know it by that. Before its SHA-256 is told, it can be renamed.");
        }

        if (!ObjectName.TryParse(to.Relative, out var name))
        {
            throw BadName(to);
        }

        var right = Right(name);
        if (upload.Object.Length > right.MaxLength && upload.Offset > right.MaxLength)
        {
            throw new FtpFileException(FtpFault.Full, $"{to}: {right.MaxLength} bytes are allowed.");
        }

        using var hold = await store.TakeAsync(upload, right, cancellation);
        await Task.Run(
            () =>
            {
                var digest = upload.Object.Digest ?? store.Objects.FindUpload(name)?.Object.Digest;
                var revised = store.Revise(upload.Id, right.Wish(name, upload.Object.Length) with { Digest = digest });
                return digest is not null && IsEnded(revised) ? UploadVerification.Run(store, revised, right, hold) : null;
            },
            CancellationToken.None);
    }

    public async ValueTask DeleteAsync(FtpPath path, CancellationToken cancellation)
    {
        if (Unfinished(path) is var (upload, right))
        {
            using var hold = await store.TakeAsync(upload, right, cancellation);
            hold.CloseWriter();
            await Task.Run(() => store.Objects.Abandon(upload.Id), CancellationToken.None);
            return;
        }

        var stored = Visible(path) ?? throw Missing(path);
        if (!visitor.Governs(stored.Channel))
        {
            throw new FtpFileException(FtpFault.Denied, $"{path}: only managers of its channel may remove it.");
        }

        await Task.Run(() => store.Objects.Delete(stored.Name), CancellationToken.None);
    }

    /// <summary><c>SITE SHA256 HEX PATH</c> tells a digest, <c>SITE GRANT TOKEN</c> shows a grant.</summary>
    public async ValueTask<string?> SiteAsync(string command, CancellationToken cancellation)
    {
        switch (command.Split(' ', 3))
        {
            case [var verb, var token] when verb.Equals("GRANT", StringComparison.OrdinalIgnoreCase):
                return visitor.TryShow(token) ? "What the grant is for can be uploaded." : throw new FtpFileException(FtpFault.Denied, "The grant is over, or somebody else's.");
            case [var verb, var hex, var typed] when verb.Equals("SHA256", StringComparison.OrdinalIgnoreCase):
                return Sha256Digest.TryParse(hex, out var digest) && ObjectName.TryParse(typed.TrimStart('/'), out var name)
                    ? await AnnounceAsync(name, Right(name), digest)
                    : throw new FtpFileException(FtpFault.Name, "Say SITE SHA256, the 64 hexadecimal digits, and the path from the root on.");
            default:
                return null;
        }
    }

    /// <summary>The upload to go on with, or a new one.</summary>
    private UploadState Prepare(ObjectName name, WriteRight right, FtpWrite how)
    {
        var there = store.Objects.FindUpload(name);
        if (how.Offset is { } offset and > 0 && there?.Offset != offset)
        {
            throw WrongOffset(name, there?.Offset ?? 0, offset);
        }

        if (there is null && how.Offset is null && store.Objects.Find(name) is { Damaged: null })
        {
            throw new FtpFileException(FtpFault.Name, $"{name}: it is whole, so nothing can be appended.");
        }

        var goesOn = there is not null && (how.Offset is null || there.Offset == how.Offset);
        var least = goesOn ? there!.Offset : 0;
        var length = Math.Max(UploadGrowth.First(how.Announced, right.MaxLength), least);
        var wanted = right.Wish(name, length) with { Digest = there?.Object.Digest };
        if (goesOn)
        {
            store.TakeOver(there!, right);
        }

        return FtpStore.Require(
            UploadGrowth.Fit(
                length,
                how.Announced ?? least,
                room => goesOn ? store.Objects.Revise(there!.Id, wanted with { Length = room }) : store.Objects.Begin(wanted with { Length = room })),
            name);
    }

    /// <summary>Notes what the SHA-256 of a file is going to be, and checks what is there already.</summary>
    private async Task<string> AnnounceAsync(ObjectName name, WriteRight right, Sha256Digest digest)
    {
        if (store.Objects.FindUpload(name) is not { } upload)
        {
            if (store.Objects.Find(name) is { Damaged: null } stored && stored.Digest == digest)
            {
                return $"{name} is there with that SHA-256.";
            }

            await Task.Run(() => FtpStore.Require(store.Objects.Begin(right.Wish(name, 0) with { Digest = digest }), name));
            return $"{name} is awaited with that SHA-256.";
        }

        var revised = await Task.Run(() =>
        {
            store.TakeOver(upload, right);
            return store.Revise(upload.Id, (store.Objects.FindUpload(upload.Id)?.Object ?? upload.Object) with { Digest = digest });
        });
        using var hold = await store.OpenAsync(revised, right, await store.Slots.AwaitAsync(upload.Id, Patience, CancellationToken.None), CancellationToken.None);
        return hold is not null && store.Objects.FindUpload(upload.Id) is { } current && IsEnded(current)
            ? await Task.Run(() => UploadVerification.Run(store, current, right, hold))
            : $"{name} will be checked when all of it is here.";
    }

    /// <summary>Whether the client has said of an upload that this was all.</summary>
    private static bool IsEnded(UploadState upload) => upload.Offset > 0 && upload.Offset == upload.Object.Length;

    private static FtpFileException WrongOffset(ObjectName name, long there, long wanted) =>
        new(FtpFault.WrongOffset, $"{name}: {there} bytes are here, so nothing can begin at byte {wanted}. Ask for the SIZE, and go on there.");

    private WriteRight Right(ObjectName name)
    {
        var right = visitor.RightTo(name) ?? throw new FtpFileException(
            FtpFault.Denied, $"{name}: you may not upload that. Workers upload with the grant of their task: log in with it as the password, or say SITE GRANT.");
        var isOthers = (store.Objects.Find(name)?.Channel ?? store.Objects.FindUpload(name)?.Object.Channel) is { } channel
            && !string.Equals(channel, right.Channel, StringComparison.Ordinal) && !visitor.Governs(channel);
        return isOthers ? throw new FtpFileException(FtpFault.Name, $"{name}: the name is taken. Choose another one.") : right;
    }

    private (UploadState Upload, WriteRight Right)? Unfinished(FtpPath path) => ObjectName.TryParse(path.Relative, out var name) ? Unfinished(name) : null;

    /// <summary>An upload that this visitor may go on with. Of one that has no bytes yet only the digest is known.</summary>
    private (UploadState Upload, WriteRight Right)? Unfinished(ObjectName name) =>
        store.Objects.FindUpload(name) is { Offset: > 0 } upload && visitor.RightTo(name) is { } right && (right.Fence is not null || upload.Object.Fence is null) ? (upload, right) : null;
}
