using Cardshop.Cards.Devices;
using Cardshop.Cards.Devices.Real;

namespace Cardshop.Cards.Targets;

/// <summary>Holds a device that is open against what a person has confirmed.</summary>
internal static class TargetCheck
{
    /// <exception cref="TargetException">It is something else.</exception>
    public static async ValueTask RequireAsync(IBlockDevice device, ConfirmedTarget confirmed, CancellationToken cancellation)
    {
        var difference = device.Identity != confirmed.Identity ? "another device has its name now"
            : device.Length != confirmed.Length ? $"it has {device.Length} bytes, not {confirmed.Length}"
            : device is LinuxDevice { Disk.Sequence: var sequence } && sequence != confirmed.Sequence ? "its card was taken out, or swapped for another"
            : confirmed.Head is { } head && await TargetHead.OfAsync(device, cancellation) != head ? "what is on it has changed"
            : null;
        if (difference is not null)
        {
            throw new TargetException([$"{confirmed.Path}: is not what was confirmed: {difference}. Look at it again (\"cardshop card list\"), and give the same command."]);
        }
    }
}
