using Cardshop.Ftp.Files;
using Cardshop.Ftp.Lines;
using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Transfers;

namespace Cardshop.Ftp.Server.Sessions;

/// <summary>Transfers, during which the client may still say something.</summary>
internal sealed partial class FtpSession
{
    /// <summary>A reply that begins a transfer, or one that says why there is none.</summary>
    public FtpReply Begin(string text, Func<FtpTransfer> open) =>
        Passive is null ? new FtpReply(425, "Say PASV or EPSV first.")
        : IsProtected && !ProtectsData ? new FtpReply(521, "Data goes over protected connections only: say PBSZ 0 and PROT P first.")
        : new FtpReply(150, text) { Transfer = open() };

    /// <returns>The last reply; null when the client has gone.</returns>
    private async Task<FtpReply?> TransferAsync(FtpTransfer transfer, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var counter = new TransferCount();
        var work = MoveAsync(transfer, counter, stop.Token);
        var isAborted = false;
        while (!work.IsCompleted && _queued is null)
        {
            _reading ??= channel.ReadLineAsync(cancellation);
            if (await Task.WhenAny(work, _reading) == work)
            {
                break;
            }

            var line = await _reading;
            _reading = null;
            if (line.Kind == ControlLineKind.Closed)
            {
                _queued = line;
                await stop.CancelAsync();
            }
            else if (line.Text.Equals("ABOR", StringComparison.OrdinalIgnoreCase))
            {
                isAborted = true;
                await stop.CancelAsync();
                break;
            }
            else if (line.Text.Equals("STAT", StringComparison.OrdinalIgnoreCase))
            {
                await channel.SendAsync(new FtpReply(213, $"{counter.Bytes} bytes so far."), cancellation);
            }
            else
            {
                _queued = line;
            }
        }

        var reply = await work;
        setting.Watch?.Transferred(Username ?? "", transfer.Description, counter.Bytes, reply.ToString());
        if (_queued?.Kind == ControlLineKind.Closed)
        {
            return null;
        }

        if (isAborted)
        {
            await channel.SendAsync(reply, cancellation);
            return new FtpReply(226, "The transfer was aborted.");
        }

        return reply;
    }

    private async Task<FtpReply> MoveAsync(FtpTransfer transfer, TransferCount counter, CancellationToken stop)
    {
        using var passive = Passive!;
        Passive = null;
        await using var owned = transfer;
        try
        {
            await using var data = await passive.AcceptAsync(ProtectsData ? Options.Certificate!() : null, transfer.IsUpload, Options, setting.Clock, stop);
            counter.Watch(data);
            return new FtpReply(226, await transfer.RunAsync(data, stop));
        }
        catch (DataChannelException error)
        {
            return new FtpReply(error.Code, error.Message);
        }
        catch (FtpFileException error)
        {
            return new FtpReply(error.Code, error.Message);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return new FtpReply(426, "The transfer was ended; what came is kept.");
        }
        catch (IOException error)
        {
            setting.Watch?.Failed(remote, error);
            return new FtpReply(451, "The storage failed. Try again later.");
        }
    }
}
