using Microsoft.Win32.SafeHandles;

namespace Cardshop.Cards.Devices.Real;

/// <summary>
/// The lock of <c>flock</c>. Writers of files keep each other out by it, and udev leaves alone a device while somebody has it.
/// See <see href="https://systemd.io/BLOCK_DEVICE_LOCKING/">Locking Block Device Access</see>.
/// </summary>
internal static class FileLock
{
    private const int Shared = 1;
    private const int Exclusive = 2;
    private const int WithoutWaiting = 4;
    private const int Unlock = 8;

    /// <summary>Takes the lock, until the file is closed; a file system that knows no locks gives it to everybody.</summary>
    /// <param name="handle">The file.</param>
    /// <param name="access">Several may have the lock at a time to read.</param>
    /// <returns>Whether nobody else has it.</returns>
    public static bool TryTake(SafeFileHandle handle, DeviceAccess access) =>
        SystemCall.Try(() => NativeCalls.Flock(handle, (access == DeviceAccess.Read ? Shared : Exclusive) | WithoutWaiting)) is not Errno.WouldBlock;

    /// <summary>Gives the lock back. Closing alone would not do while a process that is just being started has a copy of the descriptor.</summary>
    public static void Release(SafeFileHandle handle) => SystemCall.Try(() => NativeCalls.Flock(handle, Unlock));
}
