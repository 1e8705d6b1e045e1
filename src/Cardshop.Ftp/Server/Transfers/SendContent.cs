using System.Buffers;
using Cardshop.Ftp.Files;

namespace Cardshop.Ftp.Server.Transfers;

/// <summary>Sends a file from some byte on.</summary>
internal sealed class SendContent(IFtpContent content, long offset) : FtpTransfer
{
    public override async Task<string> RunAsync(DataChannel data, CancellationToken cancellation)
    {
        if (data.CanSendFiles && content.Handle is { } handle)
        {
            await data.SendAsync(handle, offset, content.Length, cancellation);
        }
        else
        {
            await CopyAsync(data, cancellation);
        }

        await data.CompleteAsync(cancellation);
        return $"{content.Length - offset} bytes were sent.";
    }

    public override ValueTask DisposeAsync()
    {
        content.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task CopyAsync(DataChannel data, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            for (var at = offset; at < content.Length;)
            {
                var count = await content.ReadAsync(at, buffer.AsMemory(0, (int)Math.Min(PieceSize, content.Length - at)), cancellation);
                if (count == 0)
                {
                    throw new EndOfStreamException($"The file ends at byte {at}; it had {content.Length} bytes.");
                }

                await data.WriteAsync(buffer.AsMemory(0, count), cancellation);
                at += count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
