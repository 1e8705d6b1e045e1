using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Cardshop.Primitives.Storage;

/// <summary>
/// Lets an open file bypass the page cache: <c>O_DIRECT</c> on Linux, <c>F_NOCACHE</c> on macOS. .NET has no file option for
/// either, so the flag is set on the descriptor. Elsewhere the cache is used.
/// </summary>
internal static partial class DirectIo
{
    private const int GetFlags = 3;
    private const int SetFlags = 4;
    private const int NoCacheOnMac = 48;
    private const int InvalidArgument = 22;

    // fcntl(2); the value is 0x4000 in asm-generic/fcntl.h but 0x10000 on arm and arm64.
    private static int DirectFlag => RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64 ? 0x10000 : 0x4000;

    public static bool TryEnter(SafeFileHandle handle)
    {
        if (OperatingSystem.IsMacOS())
        {
            return Fcntl(handle, NoCacheOnMac, 1) != -1;
        }

        return OperatingSystem.IsLinux() && Fcntl(handle, GetFlags, 0) is var flags and not -1 && Fcntl(handle, SetFlags, flags | DirectFlag) == 0;
    }

    public static void Leave(SafeFileHandle handle)
    {
        if (OperatingSystem.IsLinux() && Fcntl(handle, GetFlags, 0) is var flags and not -1)
        {
            _ = Fcntl(handle, SetFlags, flags & ~DirectFlag);
        }
    }

    /// <summary>Some file systems take the flag and refuse the first write with EINVAL.</summary>
    public static bool IsRefusal(Exception error) =>
        error is ArgumentException || (error is IOException && (error.HResult & 0xFFFF) == InvalidArgument);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Fcntl(SafeFileHandle handle, int command, int argument);
}
