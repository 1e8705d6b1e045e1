using Cardshop.Imaging.Locks;
using Cardshop.Oci.References;

namespace Cardshop.Imaging.Inputs;

/// <summary>How inputs are had.</summary>
public sealed record InputSettings
{
    /// <summary>What they must be; null when nothing is pinned.</summary>
    public ImageLock? Lock { get; init; }

    /// <summary>Fetch what is not at hand. Otherwise it is estimated.</summary>
    public bool Fetch { get; init; }

    /// <summary>What container images are to run on.</summary>
    public Platform Platform { get; init; } = Platform.Hotspot;

    /// <summary>Most bytes that an archive may expand to: the room there is on the image.</summary>
    public long ArchiveRoom { get; init; } = 1L << 41;
}
