using Cardshop.Primitives.Storage;
using Microsoft.Win32.SafeHandles;

namespace Cardshop.Cards.Devices.Real;

/// <summary>Has the page cache forget a range, so that the next read of it comes from the medium.</summary>
internal static class PageAdvice
{
    private const int NotNeeded = 4;

    /// <summary>What was not yet written is written first: only then can it be forgotten.</summary>
    public static void Forget(SafeFileHandle handle, long offset, int length)
    {
        RandomAccess.FlushToDisk(handle);
        var start = offset & -AlignedBuffer.Alignment;
        var end = (offset + length + AlignedBuffer.Alignment - 1) & -AlignedBuffer.Alignment;
        _ = NativeCalls.Fadvise(handle, start, end - start, NotNeeded);
    }
}
