using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Cardshop.Primitives.Storage;

/// <summary>
/// What of a file is in memory already, by <c>cachestat</c> (Linux 6.5 and later; of files of other users only where they may be written).
/// Where nobody can tell, all of it is taken to be.
/// </summary>
internal static partial class PageCache
{
    // The same on every processor: it is younger than the tables that differ.
    private const int CacheStat = 451;

    /// <summary>Whether at least half of a range is in memory.</summary>
    public static bool Holds(SafeFileHandle handle, long offset, int length)
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        var range = new CacheRange(offset, length);
        return Syscall(CacheStat, handle, in range, out var use, 0) != 0 || use.Cached * Environment.SystemPageSize >= length / 2;
    }

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint Syscall(nint number, SafeFileHandle handle, in CacheRange range, out CacheUse use, uint flags);

    private readonly record struct CacheRange(long Offset, long Length);

    /// <summary>Numbers of pages: <c>struct cachestat</c> of <c>linux/mman.h</c>.</summary>
    private readonly record struct CacheUse(long Cached, long Dirty, long Writeback, long Evicted, long RecentlyEvicted);
}
