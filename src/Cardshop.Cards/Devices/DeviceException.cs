using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Devices;

/// <summary>A device did not do what it was asked to.</summary>
/// <param name="fault">What is wrong.</param>
/// <param name="range">Which bytes it was asked for; null when it was none in particular.</param>
/// <param name="message">What happened, to which device.</param>
/// <param name="cause">What the operating system said; null when nothing.</param>
public sealed class DeviceException(DeviceFault fault, ByteRange? range, string message, Exception? cause = null) : IOException(message, cause)
{
    /// <summary>What is wrong.</summary>
    public DeviceFault Fault => fault;

    /// <summary>Which bytes it was asked for.</summary>
    public ByteRange? Range => range;
}
