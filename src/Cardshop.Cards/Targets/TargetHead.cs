using Cardshop.Cards.Devices;
using Cardshop.Cards.Discovery;
using Cardshop.Cards.Discovery.Contents;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Storage;

namespace Cardshop.Cards.Targets;

/// <summary>The first bytes of a disk, and their digest: a card that was swapped for another of the same make has another one.</summary>
internal static class TargetHead
{
    /// <exception cref="IOException">The disk cannot be read; the message says what to do.</exception>
    public static byte[] Read(FoundDisk disk)
    {
        using var source = MediumSource.Open(disk);
        return source.ReadBytes(0, LengthFor(disk.Length));
    }

    /// <inheritdoc cref="Read"/>
    public static Sha256Digest Of(FoundDisk disk) => Sha256Digest.Of(Read(disk));

    public static async ValueTask<Sha256Digest> OfAsync(IBlockDevice device, CancellationToken cancellation)
    {
        using var memory = new AlignedMemory(new AlignedBuffer(ConfirmedTarget.HeadLength));
        var head = memory.Memory[..LengthFor(device.Length)];
        await device.ReadAsync(0, head, cancellation);
        return Sha256Digest.Of(head.Span);
    }

    /// <summary>How many bytes that is of a disk or file of some length.</summary>
    public static int LengthFor(long length) => (int)Math.Min(ConfirmedTarget.HeadLength, length);
}
