using System.Text;
using Cardshop.Contracts.Client;
using Cardshop.Contracts.Ids;

namespace Cardshop.Commands.Shop.Orders;

/// <summary>Reads the log of a task from its start.</summary>
internal sealed class LogReader(SchedulerClient client, TaskId task)
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private long _offset;

    /// <summary>The next part; null when there is no more for now.</summary>
    public async Task<LogPart?> NextAsync(CancellationToken cancellation)
    {
        var (start, bytes) = await client.ReadLogAsync(task, _offset, cancellation);
        if (bytes.Length == 0)
        {
            return null;
        }

        _offset = start + bytes.Length;
        var text = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        return new LogPart(task, start, new string(text, 0, _decoder.GetChars(bytes, text, flush: false)));
    }
}
