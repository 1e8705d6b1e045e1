using Cardshop.Cards.Devices;
using Cardshop.Cards.Discovery;
using Cardshop.Cards.Discovery.Contents;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Storage;

namespace Cardshop.Cards.Targets;

/// <summary>The digest of the first bytes of a disk: a card that was swapped for another of the same make has another one.</summary>
internal static class TargetHead
{
    /// <exception cref="IOException">The disk cannot be read; the message says what to do.</exception>
    public static Sha256Digest Of(FoundDisk disk)
    {
        using var source = MediumSource.Open(disk);
        return Sha256Digest.Of(source.ReadBytes(0, LengthFor(disk.Length)));
    }

    public static async ValueTask<Sha256Digest> OfAsync(IBlockDevice device, CancellationToken cancellation)
    {
        using var memory = new AlignedMemory(new AlignedBuffer(ConfirmedTarget.HeadLength));
        var head = memory.Memory[..LengthFor(device.Length)];
        await device.ReadAsync(0, head, cancellation);
        return Sha256Digest.Of(head.Span);
    }

    private static int LengthFor(long length) => (int)Math.Min(ConfirmedTarget.HeadLength, length);
}
