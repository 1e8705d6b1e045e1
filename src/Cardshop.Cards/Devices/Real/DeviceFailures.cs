using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Devices.Real;

/// <summary>What the kernel says of a device, in words for people.</summary>
internal static class DeviceFailures
{
    /// <summary>A device did not do what it was asked to.</summary>
    /// <param name="name">The device.</param>
    /// <param name="act">What it was asked to do, as in "cannot …".</param>
    /// <param name="range">With which bytes; null when with none in particular.</param>
    /// <param name="cause">What the kernel said.</param>
    /// <param name="isGone">Whether there is no such device any more, whatever the kernel said.</param>
    public static DeviceException Of(string name, string act, ByteRange? range, Exception cause, bool isGone)
    {
        var number = Errno.Of(cause);
        var place = range is { } bytes ? $" at bytes {bytes.Offset} to {bytes.End}" : "";
        return number switch
        {
            _ when isGone => Gone(),
            Errno.NoDeviceOrAddress or Errno.NoDevice or Errno.ShutDown or Errno.NoMedium => Gone(),
            Errno.ReadOnly or Errno.NotPermitted => new DeviceException(
                DeviceFault.WriteProtected, range, $"{name}: is write-protected. Move the lock switch of the card or its adapter; if it has none, the card is worn out.", cause),
            Errno.NoSpaceLeft or Errno.QuotaExceeded or Errno.FileTooLarge => new DeviceException(
                DeviceFault.Medium, range, $"{name}: cannot {act}{place}: there is no more room on the disk that it lies on. Make room and run the same command again.", cause),
            Errno.InputOutput => new DeviceException(
                DeviceFault.Medium, range, $"{name}: cannot {act}{place}: the device reports an error. Try another reader, then another card.", cause),
            _ => new DeviceException(DeviceFault.Medium, range, $"{name}: cannot {act}{place}: {cause.Message.TrimEnd('.')}.", cause),
        };

        DeviceException Gone() => new(
            DeviceFault.Gone, range, $"{name}: is gone: it was pulled out, or its reader was reset. Put it back and run the same command again.", cause);
    }
}
