using Cardshop.Ftp.Files;

namespace Cardshop.Ftp.Server.Transfers;

/// <summary>Takes a file.</summary>
internal sealed class TakeContent(IFtpUpload upload) : FtpTransfer
{
    public override bool IsUpload => true;

    public override async Task<string> RunAsync(DataChannel data, CancellationToken cancellation)
    {
        while (true)
        {
            var room = await upload.RoomAsync(cancellation);
            var count = await data.ReadAsync(room.Length > PieceSize ? room[..PieceSize] : room, cancellation);
            if (count == 0)
            {
                break;
            }

            upload.Advance(count);
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

    public override ValueTask DisposeAsync() => upload.DisposeAsync();
}
