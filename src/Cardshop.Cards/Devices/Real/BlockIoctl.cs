using Cardshop.Primitives.Extents;
using Microsoft.Win32.SafeHandles;

namespace Cardshop.Cards.Devices.Real;

/// <summary>What can be asked of an open block device; the numbers are those of <c>linux/fs.h</c>.</summary>
internal static class BlockIoctl
{
    private const uint ReadOnlyFlag = 0x125E;
    private const uint ReadTableAgain = 0x125F;
    private const uint SectorBytes = 0x1268;
    private const uint DiscardRange = 0x1277;
    private const uint ZeroRange = 0x127F;
    private const uint SizeInBytes = 0x80081272;

    /// <summary>Size of the medium in bytes.</summary>
    public static long Length(SafeFileHandle device) => (long)Get(device, SizeInBytes);

    /// <summary>Bytes in a logical sector.</summary>
    public static int SectorSize(SafeFileHandle device) => (int)Get(device, SectorBytes);

    /// <summary>Whether the medium may only be read.</summary>
    public static bool IsReadOnly(SafeFileHandle device) => (int)Get(device, ReadOnlyFlag) != 0;

    /// <returns>0, or why it did not work.</returns>
    public static int TryDiscard(SafeFileHandle device, ByteRange range) => TryOn(device, DiscardRange, range);

    /// <returns>0, or why it did not work.</returns>
    public static int TryZero(SafeFileHandle device, ByteRange range) => TryOn(device, ZeroRange, range);

    /// <summary>Has the kernel look at the partition table anew. Only root may ask; where nobody does, udev has it done when the device is closed.</summary>
    public static void TryReadTableAgain(SafeFileHandle device) => SystemCall.Try(() => NativeCalls.Ioctl(device, ReadTableAgain, 0));

    private static int TryOn(SafeFileHandle device, uint request, ByteRange range) =>
        SystemCall.Try(() => NativeCalls.Ioctl(device, request, [(ulong)range.Offset, (ulong)range.Length]));

    private static ulong Get(SafeFileHandle device, uint request)
    {
        var value = new ulong[1];
        SystemCall.Do(() => NativeCalls.Ioctl(device, request, value));
        return value[0];
    }
}
