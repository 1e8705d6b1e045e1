using Cardshop.Cards.Devices;
using Cardshop.Cards.Writing;

namespace Cardshop.Cards.Probing;

/// <summary>
/// Finds out in seconds whether a medium is as large as it says. It writes to blocks all over it and reads them again, past its cache. What
/// was in these blocks is put back.
/// </summary>
/// <param name="device">The medium.</param>
/// <param name="clock">Measures it.</param>
/// <param name="random">Makes stamps that no other probe has made.</param>
public sealed class CapacityProbe(IBlockDevice device, TimeProvider clock, Random random)
{
    private const int Budget = 7;
    private const int ReadSize = 1 << 20;
    private const int MeasuredReads = 8;
    private const int MeasuredStamps = 8;
    private const int Divisions = 16;
    private const long Exactness = 1 << 20;

    private readonly ProbeStamp _stamp = new(random);
    private readonly Dictionary<long, byte[]> _saved = [];
    private readonly Memory<byte> _memory = PinnedMemory.Allocate(ReadSize);

    /// <summary>Probes the medium.</summary>
    /// <exception cref="DeviceException">It is gone, or may only be read.</exception>
    public async Task<ProbeResult> RunAsync(CancellationToken cancellation = default)
    {
        var start = clock.GetTimestamp();
        try
        {
            var (plan, readRate) = await PlanAsync(cancellation);
            await StampAsync(plan.Stamps, cancellation);
            var good = await ReadBackAsync(plan.Stamps, cancellation);
            var wraps = await FindWrapAsync(plan.ReadLength, cancellation);
            var (usable, fault) = wraps is { } real ? (real, CapacityFault.Wraps) : await EndAsync(plan.Stamps, good, cancellation);
            var bad = plan.Stamps.Where((at, i) => !good[i] && at < usable).ToList();
            return new ProbeResult(device.Length, usable, fault, fault == CapacityFault.Wraps ? [] : bad, plan.IsExhaustive, readRate, clock.GetElapsedTime(start));
        }
        finally
        {
            await RestoreAsync();
        }
    }

    private async Task<(ProbePlan Plan, double ReadRate)> PlanAsync(CancellationToken cancellation)
    {
        var rate = await MeasureReadingAsync(cancellation);
        var start = clock.GetTimestamp();
        var sample = Enumerable.Range(0, MeasuredStamps).Select(i => device.Length / MeasuredStamps * i / ProbeStamp.Size * ProbeStamp.Size).ToList();
        await StampAsync(sample, cancellation);
        await ReadBackAsync(sample, cancellation);
        return (ProbePlan.Of(device.Length, clock.GetElapsedTime(start).TotalSeconds / MeasuredStamps, rate, Budget), rate);
    }

    private async Task<double> MeasureReadingAsync(CancellationToken cancellation)
    {
        var (start, count) = (clock.GetTimestamp(), Math.Min(MeasuredReads, device.Length / ReadSize));
        for (var i = 0; i < count; i++)
        {
            await device.ReadAsync((long)i * ReadSize, _memory, cancellation);
        }

        // A device that takes no time has no rate; any that is large will do.
        return count * ReadSize / Math.Max(clock.GetElapsedTime(start).TotalSeconds, 1e-4);
    }

    private async Task StampAsync(IReadOnlyList<long> offsets, CancellationToken cancellation)
    {
        var block = _memory[..ProbeStamp.Size];
        foreach (var offset in offsets.Where(offset => !_saved.ContainsKey(offset)))
        {
            // A block that holds a stamp already is one of those before it, seen again through the end of the medium.
            _saved[offset] = await TryReadAsync(offset, block, cancellation) && _stamp.Read(block.Span) is null ? block.ToArray() : [];
            _stamp.Write(offset, block.Span);
            await TryWriteAsync(offset, block, cancellation);
        }

        await device.FlushAsync(cancellation);
    }

    /// <summary>Which blocks hold what was written into them.</summary>
    private async Task<bool[]> ReadBackAsync(IReadOnlyList<long> offsets, CancellationToken cancellation)
    {
        var block = _memory[..ProbeStamp.Size];
        var good = new bool[offsets.Count];
        for (var i = 0; i < offsets.Count; i++)
        {
            good[i] = await TryReadAsync(offsets[i], block, cancellation) && _stamp.Read(block.Span) == offsets[i];
        }

        return good;
    }

    /// <summary>Where the medium begins again; null when it does not.</summary>
    private async Task<long?> FindWrapAsync(long length, CancellationToken cancellation)
    {
        var real = 0L;
        for (var at = 0L; at < length; at += ReadSize)
        {
            var piece = _memory[..(int)Math.Min(ReadSize, length - at)];
            if (!await TryReadAsync(at, piece, cancellation))
            {
                continue;
            }

            for (var i = 0; i + ProbeStamp.Size <= piece.Length; i += ProbeStamp.Size)
            {
                if (_stamp.Read(piece.Span[i..]) is { } offset && offset != at + i)
                {
                    real = GreatestCommonDivisor(real, Math.Abs(offset - (at + i)));
                }
            }
        }

        return real == 0 ? null : real;
    }

    /// <summary>Where the last block lies that keeps what is written into it.</summary>
    private async Task<(long Usable, CapacityFault Fault)> EndAsync(IReadOnlyList<long> stamps, bool[] good, CancellationToken cancellation)
    {
        var last = Array.LastIndexOf(good, true);
        if (last == good.Length - 1)
        {
            return (device.Length, CapacityFault.None);
        }

        var (low, high) = (last < 0 ? 0 : stamps[last], stamps[last + 1]);
        while (high - low > Exactness)
        {
            var between = Enumerable.Range(1, Divisions - 1).Select(i => low + ((high - low) / Divisions * i / ProbeStamp.Size * ProbeStamp.Size)).Distinct().ToList();
            await StampAsync(between, cancellation);
            var kept = Array.LastIndexOf(await ReadBackAsync(between, cancellation), true);
            (low, high) = (kept < 0 ? low : between[kept], kept + 1 < between.Count ? between[kept + 1] : high);
        }

        return (last < 0 ? 0 : low + ProbeStamp.Size, CapacityFault.Drops);
    }

    /// <summary>Puts back what was there. Where that cannot be read or written there is nothing to be kept.</summary>
    private async Task RestoreAsync()
    {
        var block = _memory[..ProbeStamp.Size];
        try
        {
            foreach (var (offset, bytes) in _saved.Where(saved => saved.Value.Length > 0))
            {
                bytes.CopyTo(block);
                await TryWriteAsync(offset, block, CancellationToken.None);
            }

            await device.FlushAsync(CancellationToken.None);
        }
        catch (DeviceException)
        {
            // It is gone; whoever probed has been told already, or will be by the next thing that is asked of it.
        }
    }

    private async ValueTask<bool> TryReadAsync(long offset, Memory<byte> memory, CancellationToken cancellation)
    {
        try
        {
            await device.ReadAsync(offset, memory, cancellation);
            return true;
        }
        catch (DeviceException error) when (error.Fault == DeviceFault.Medium)
        {
            return false;
        }
    }

    private async ValueTask TryWriteAsync(long offset, ReadOnlyMemory<byte> memory, CancellationToken cancellation)
    {
        try
        {
            await device.WriteAsync(offset, memory, cancellation);
        }
        catch (DeviceException error) when (error.Fault == DeviceFault.Medium)
        {
            // It is seen when it is read again.
        }
    }

    private static long GreatestCommonDivisor(long a, long b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
