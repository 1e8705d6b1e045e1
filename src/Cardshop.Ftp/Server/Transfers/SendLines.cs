using System.Text;

namespace Cardshop.Ftp.Server.Transfers;

/// <summary>Sends a list.</summary>
internal sealed class SendLines(IAsyncEnumerable<string> lines) : FtpTransfer
{
    private const int Enough = 32 << 10;

    public override async Task<string> RunAsync(DataChannel data, CancellationToken cancellation)
    {
        var (text, count) = (new StringBuilder(), 0);
        await foreach (var line in lines.WithCancellation(cancellation))
        {
            count++;
            text.Append(line).Append("\r\n");
            if (text.Length >= Enough)
            {
                await data.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellation);
                text.Clear();
            }
        }

        await data.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellation);
        await data.CompleteAsync(cancellation);
        return $"{count} entries were sent.";
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
