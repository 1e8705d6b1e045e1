using System.Runtime.InteropServices;
using Cardshop.Primitives.Extents;
using Microsoft.Win32.SafeHandles;

namespace Cardshop.Primitives.Storage;

/// <summary>Where a file has holes, by <c>lseek</c> with <c>SEEK_DATA</c> and <c>SEEK_HOLE</c>, which .NET does not know. Where nobody can tell, all is data.</summary>
internal static partial class SparseFile
{
    private const int SeekData = 3;
    private const int SeekHole = 4;
    private const int NothingBehind = 6;

    /// <summary>The ranges that may hold something other than zeros, in order.</summary>
    public static IReadOnlyList<ByteRange> DataRanges(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(handle);
        var ranges = new List<ByteRange>();
        for (var at = 0L; at < length;)
        {
            var start = OperatingSystem.IsLinux() ? Seek(handle, at, SeekData) : -1;
            if (start < 0 && OperatingSystem.IsLinux() && Marshal.GetLastPInvokeError() == NothingBehind)
            {
                break;
            }

            start = Math.Max(start, at);
            var end = OperatingSystem.IsLinux() ? Seek(handle, start, SeekHole) : -1;
            end = end > start ? Math.Min(end, length) : length;
            ranges.Add(new ByteRange(start, end - start));
            at = end;
        }

        return ranges;
    }

    [LibraryImport("libc", EntryPoint = "lseek", SetLastError = true)]
    private static partial long Seek(SafeFileHandle handle, long offset, int whence);
}
