using Cardshop.Cards.Devices;
using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Writing;

/// <summary>Looks whether a card still has what was written to it, by a block of each window.</summary>
internal sealed class SentinelCheck(CardRun run)
{
    private const int AtATime = 4;

    private readonly Memory<byte>[] _blocks = [.. Enumerable.Range(0, AtATime).Select(_ => PinnedMemory.Allocate(Sentinel.Size))];

    /// <summary>The first block that is not what it was; null when all are.</summary>
    public async Task<ByteRange?> FindLostAsync(IEnumerable<Sentinel> sentinels, CancellationToken cancellation)
    {
        foreach (var group in sentinels.Where(sentinel => sentinel != Sentinel.None).Chunk(AtATime))
        {
            cancellation.ThrowIfCancellationRequested();
            var areThere = await Task.WhenAll(group.Select((sentinel, index) => IsThereAsync(sentinel, _blocks[index])));
            if (Array.IndexOf(areThere, false) is var lost and >= 0)
            {
                return new ByteRange(group[lost].Offset, Sentinel.Size);
            }
        }

        return null;
    }

    private async Task<bool> IsThereAsync(Sentinel sentinel, Memory<byte> block)
    {
        for (var attempt = 1; attempt <= run.Options.Retries; attempt++)
        {
            try
            {
                await run.Device.ReadAsync(sentinel.Offset, block);
                return Sentinel.DigestOf(block.Span) == sentinel.Digest;
            }
            catch (DeviceException error) when (error.Fault == DeviceFault.Medium)
            {
                await Task.Delay(run.Options.RetryDelay, run.Clock);
            }
        }

        return false;
    }
}
