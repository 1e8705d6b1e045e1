using Cardshop.Cards.Devices;
using Cardshop.Primitives.Digests;

namespace Cardshop.Cards.Targets;

/// <summary>What a person has seen of a target before they said that it may be overwritten. It is held against what is opened then.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Identity">By what it is known again.</param>
/// <param name="Length">Size in bytes; of a file that is not there yet, 0.</param>
/// <param name="Head">SHA-256 of its first <see cref="HeadLength"/> bytes, in which the partition table lies; null for a file.</param>
/// <param name="Sequence">The number of the medium, as in <see cref="Discovery.FoundDisk.Sequence"/>; null where there is none.</param>
public sealed record ConfirmedTarget(string Path, DeviceIdentity Identity, long Length, Sha256Digest? Head = null, long? Sequence = null)
{
    /// <summary>How much of a medium <see cref="Head"/> is of, in bytes, if it is so long.</summary>
    public const int HeadLength = 1 << 20;
}
