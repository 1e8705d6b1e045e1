using System.Text;
using Cardshop.Contracts.Client;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;

namespace Cardshop.Workers.Kit;

/// <summary>Lines for the log of a task, sent in parts. A part whose answer got lost is sent again to the same place, which does no harm.</summary>
internal sealed class TaskLog(SchedulerClient client, Lease lease, TimeProvider clock) : IDisposable
{
    private const int LongestPart = 256 << 10;
    private const int LongestLine = 32 << 10;

    /// <summary>What waits when the scheduler is away for long, in lines; older ones go first.</summary>
    private const int LongestBacklog = 10_000;

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _flushing = new(1);
    private readonly Queue<byte[]> _waiting = new();
    private byte[]? _sending;
    private long _offset = lease.Task.LogLength;

    /// <summary>Appends a line.</summary>
    public void Write(string line)
    {
        var text = line.Length <= LongestLine ? line : line[..LongestLine];
        var bytes = Encoding.UTF8.GetBytes($"{clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ} {text}\n");
        lock (_lock)
        {
            if (_waiting.Count == LongestBacklog)
            {
                _waiting.Dequeue();
            }

            _waiting.Enqueue(bytes);
        }
    }

    /// <summary>Sends what waits.</summary>
    /// <exception cref="ProblemException">The lease is lost, or the scheduler is in trouble.</exception>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        await _flushing.WaitAsync(cancellation);
        try
        {
            while ((_sending ??= Take()) is { } part)
            {
                _sending = await SendAsync(part, cancellation) ? null : part;
            }
        }
        finally
        {
            _flushing.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _flushing.Dispose();

    /// <returns>Whether the part is there; otherwise it goes to another place.</returns>
    private async Task<bool> SendAsync(byte[] part, CancellationToken cancellation)
    {
        try
        {
            _offset = await client.AppendLogAsync(lease, _offset, part, cancellation);
            return true;
        }
        catch (ProblemException refused) when (refused.Problem.Type is ProblemTypes.LogOffset && long.TryParse(refused.Problem.State, out var length))
        {
            _offset = length;
            return false;
        }
    }

    private byte[]? Take()
    {
        lock (_lock)
        {
            List<byte[]> part = [];
            for (var length = 0; _waiting.TryPeek(out var line) && length + line.Length <= LongestPart; length += line.Length)
            {
                part.Add(_waiting.Dequeue());
            }

            return part.Count == 0 ? null : [.. part.SelectMany(line => line)];
        }
    }
}
