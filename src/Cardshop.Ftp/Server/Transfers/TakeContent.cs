using Cardshop.Ftp.Files;

namespace Cardshop.Ftp.Server.Transfers;

/// <summary>Takes a file.</summary>
internal sealed class TakeContent(IFtpUpload upload) : FtpTransfer
{
    public override bool IsUpload => true;

    public override async Task<string> RunAsync(DataChannel data, CancellationToken cancellation)
    {
        using (var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, upload.Displaced))
        {
            try
            {
                await CopyAsync(data, stop.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new FtpFileException(FtpFault.Busy, "Somebody goes on with this file over another connection.");
            }
        }

        try
        {
            await data.CompleteAsync(cancellation);
        }
        catch (DataChannelException)
        {
            // The client has sent all it had, and need not wait for our end of the connection.
        }

        return await upload.CommitAsync(cancellation);
    }

    private async Task CopyAsync(DataChannel data, CancellationToken stop)
    {
        while (true)
        {
            var room = await upload.RoomAsync(stop);
            var count = await data.ReadAsync(room.Length > PieceSize ? room[..PieceSize] : room, stop);
            if (count == 0)
            {
                return;
            }

            upload.Advance(count);
        }
    }

    public override ValueTask DisposeAsync() => upload.DisposeAsync();
}
