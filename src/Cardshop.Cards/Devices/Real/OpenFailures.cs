namespace Cardshop.Cards.Devices.Real;

/// <summary>Why a block device cannot be opened, and what to do about it.</summary>
internal static class OpenFailures
{
    public static IOException Of(string path, Exception cause) => Errno.Of(cause) switch
    {
        Errno.Busy => new IOException($"{path}: is in use: it is mounted, part of something that is, or being written by another program. \"lsblk {path}\" shows what it holds.", cause),
        Errno.AccessDenied or Errno.NotPermitted => NoPermission(path, cause),
        Errno.NoEntry => new DeviceException(DeviceFault.Gone, range: null, $"{path}: there is no such device. \"cardshop card list\" shows which there are.", cause),
        Errno.NoMedium => new DeviceException(DeviceFault.Gone, range: null, $"{path}: there is no card in the reader.", cause),
        _ => DeviceFailures.Of(path, "be opened", range: null, cause, isGone: false),
    };

    public static IOException NoPermission(string path, Exception cause) => new(
        $"{path}: this user may not open it. Run the command with sudo, or join the group that has the device (\"sudo usermod -aG disk $USER\", then log in again), "
        + "or let a udev rule give your group the readers.",
        cause);
}
