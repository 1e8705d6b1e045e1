using Cardshop.Cards.Devices;
using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Writing;

/// <summary>A device that is looked after, for who probes it.</summary>
internal sealed class ProbedDevice(WatchedDevice device) : IBlockDevice
{
    public string Name => device.Name;

    public long Length => device.Length;

    public int SectorSize => device.SectorSize;

    public DeviceIdentity Identity => device.Identity;

    public bool ReadsZerosAfterDiscard => device.ReadsZerosAfterDiscard;

    public ValueTask ReadAsync(long offset, Memory<byte> destination, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return new ValueTask(device.ReadAsync(offset, destination));
    }

    public ValueTask WriteAsync(long offset, ReadOnlyMemory<byte> source, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return new ValueTask(device.WriteAsync(offset, source));
    }

    public ValueTask DiscardAsync(ByteRange range, CancellationToken cancellation = default) => new(device.DiscardAsync(range));

    public ValueTask ZeroAsync(ByteRange range, CancellationToken cancellation = default) => new(device.ZeroAsync(range));

    public ValueTask FlushAsync(CancellationToken cancellation = default) => new(device.FlushAsync());

    /// <summary>It belongs to somebody else.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
