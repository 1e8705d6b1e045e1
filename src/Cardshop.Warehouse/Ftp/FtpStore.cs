using Cardshop.Ftp.Files;
using Cardshop.Warehouse.Objects;
using Cardshop.Warehouse.Uploads;
using Microsoft.Extensions.Options;

namespace Cardshop.Warehouse.Ftp;

/// <summary>The store, as all visitors of the FTP door share it.</summary>
internal sealed class FtpStore(IObjectStore store, UploadSlots slots, TimeProvider clock, IOptions<WarehouseOptions> options)
{
    private const int NoSpaceOnUnix = 28;
    private const int NoSpaceOnWindows = 112;

    public IObjectStore Objects => store;

    public UploadSlots Slots => slots;

    public TimeProvider Clock => clock;

    public WarehouseOptions Options => options.Value;

    /// <summary>Takes the turn at an upload, with its writer open, whoever had it before.</summary>
    /// <exception cref="FtpFileException">Somebody does not let go, or there are too many.</exception>
    public async Task<UploadHold> TakeAsync(UploadState upload, WriteRight right, CancellationToken cancellation) =>
        await OpenAsync(upload, right, await slots.TakeAsync(upload.Id, cancellation), cancellation)
            ?? throw new FtpFileException(FtpFault.Busy, $"{upload.Object.Name}: another connection is still at this upload. Try again in a moment.");

    /// <summary>Opens the writer of an upload whose turn was taken.</summary>
    /// <exception cref="FtpFileException">It is not ours any more, or there are too many.</exception>
    public async Task<UploadHold?> OpenAsync(UploadState upload, WriteRight right, UploadHold? hold, CancellationToken cancellation)
    {
        if (hold is null)
        {
            return null;
        }

        try
        {
            if (hold.Writer is null && slots.OpenWriters >= Options.MaxOpenUploads)
            {
                throw new FtpFileException(FtpFault.Busy, $"{Options.MaxOpenUploads} uploads are being written to already. Try again in a moment.");
            }

            await Task.Run(
                () =>
                {
                    TakeOver(upload, right);
                    hold.Writer ??= store.FindUpload(upload.Id) is null
                        ? throw new FtpFileException(FtpFault.NotFound, $"{upload.Object.Name}: the upload was ended meanwhile. Start anew.")
                        : store.Write(upload.Id, cancellation);
                },
                cancellation);
            return hold;
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    /// <exception cref="FtpFileException">Somebody with a newer lease has the name.</exception>
    public void TakeOver(UploadState upload, WriteRight right)
    {
        if (!store.TakeOver(upload.Id, right.Fence, right.KeepUntil))
        {
            throw Fenced(upload.Object.Name);
        }
    }

    /// <summary>Changes what an upload is to become.</summary>
    /// <exception cref="FtpFileException">It stays as it was.</exception>
    public UploadState Revise(string id, NewObject wanted) => Require(store.Revise(id, wanted), wanted.Name);

    /// <exception cref="FtpFileException">There is no upload.</exception>
    public static UploadState Require(UploadStart? start, ObjectName name) => start switch
    {
        UploadStart.Started started => started.Upload,
        UploadStart.Full full => throw new FtpFileException(FtpFault.Full, $"{name}: {full.Needed} bytes more are needed, but only {full.Space.Free} are free. Have objects removed, then go on."),
        UploadStart.NameTaken taken => throw new FtpFileException(FtpFault.Name, taken.Reason),
        UploadStart.Fenced => throw Fenced(name),
        _ => throw new FtpFileException(FtpFault.NotFound, $"{name}: the upload was ended meanwhile. Start anew."),
    };

    /// <summary>What the disk says, for the client.</summary>
    public static FtpFileException Explain(IOException error, ObjectName name) => (error.HResult & 0xFFFF) is NoSpaceOnUnix or NoSpaceOnWindows
        ? new FtpFileException(FtpFault.Full, $"{name}: the disk of the warehouse is full. Have some room made there, then go on with the upload.", error)
        : new FtpFileException(FtpFault.Failed, $"{name}: the disk of the warehouse reports an error. Go on with the upload later.", error);

    private static FtpFileException Fenced(ObjectName name) =>
        new(FtpFault.Denied, $"{name}: a worker with a newer lease of the same task is at it, or was. Nothing more is taken under an older one, or under none.");
}
