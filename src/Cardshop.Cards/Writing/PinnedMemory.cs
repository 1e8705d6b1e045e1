using System.Runtime.InteropServices;
using Cardshop.Cards.Devices;

namespace Cardshop.Cards.Writing;

/// <summary>
/// Memory that starts on a boundary devices accept, and stays where it is. It is the collector's, not ours: an operation that never comes back
/// keeps what it writes alive.
/// </summary>
internal static class PinnedMemory
{
    /// <summary>Memory that holds what other memory does.</summary>
    public static Memory<byte> CopyOf(ReadOnlyMemory<byte> bytes)
    {
        var copy = Allocate(bytes.Length);
        bytes.CopyTo(copy);
        return copy;
    }

    /// <param name="length">In bytes.</param>
    public static Memory<byte> Allocate(int length)
    {
        var array = GC.AllocateUninitializedArray<byte>(length + IBlockDevice.Alignment, pinned: true);
        var address = Marshal.UnsafeAddrOfPinnedArrayElement(array, 0);
        return array.AsMemory((int)(-address & (IBlockDevice.Alignment - 1)), length);
    }
}
