using Cardshop.Imaging.Bases;
using Cardshop.Imaging.Locks;

namespace Cardshop.Imaging.Inputs;

/// <summary>The base of an image.</summary>
/// <param name="Source">Where it comes from.</param>
public sealed record BaseInput(Uri Source)
{
    /// <summary>The base; null when it is not at hand.</summary>
    public BaseImage? Image { get; init; }

    /// <summary>What was fetched; null when it is not at hand.</summary>
    public LockedContent? Locked { get; init; }

    /// <summary>Where the data partition starts on the disk.</summary>
    public required Figure DataStart { get; init; }

    /// <summary>Size of the disk.</summary>
    public required Figure Length { get; init; }

    /// <summary>Size of the download: what the reference's formula takes for the size of the disk.</summary>
    public required Figure DownloadLength { get; init; }

    /// <summary>What the user should know of it, though nothing is wrong.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}
