using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Devices;

/// <summary>
/// A medium that is open, for nobody else, to be written. Several reads and writes may be under way at once, of parts that do not overlap. Offsets, lengths and
/// memory are multiples of <see cref="Alignment"/>, except that the end of the medium is a multiple of <see cref="SectorSize"/> only. All members that
/// touch the medium throw <see cref="DeviceException"/>.
/// </summary>
public interface IBlockDevice : IAsyncDisposable
{
    /// <summary>What offsets, lengths and the addresses of memory must be multiples of, in bytes.</summary>
    const int Alignment = 4096;

    /// <summary>What it is called in messages, such as <c>/dev/sdb</c>.</summary>
    string Name { get; }

    /// <summary>Size in bytes.</summary>
    long Length { get; }

    /// <summary>Bytes in a logical sector: 512 or 4096.</summary>
    int SectorSize { get; }

    /// <summary>By what it is known again.</summary>
    DeviceIdentity Identity { get; }

    /// <summary>Whether discarded ranges read as zeros.</summary>
    bool ReadsZerosAfterDiscard { get; }

    /// <summary>Fills memory from the medium itself, past every cache of this machine.</summary>
    ValueTask ReadAsync(long offset, Memory<byte> destination, CancellationToken cancellation = default);

    /// <summary>Writes all of some memory; it is durable after the next <see cref="FlushAsync"/>.</summary>
    ValueTask WriteAsync(long offset, ReadOnlyMemory<byte> source, CancellationToken cancellation = default);

    /// <summary>Tells the medium that a range is not needed; does nothing where that is not supported.</summary>
    ValueTask DiscardAsync(ByteRange range, CancellationToken cancellation = default);

    /// <summary>Makes a range read as zeros, by whatever is fastest.</summary>
    ValueTask ZeroAsync(ByteRange range, CancellationToken cancellation = default);

    /// <summary>Returns when all that was written is on the medium.</summary>
    ValueTask FlushAsync(CancellationToken cancellation = default);
}
