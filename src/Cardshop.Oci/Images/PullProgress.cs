using Cardshop.Oci.References;

namespace Cardshop.Oci.Images;

/// <summary>How far the pull of an image is.</summary>
/// <param name="Reference">The image.</param>
/// <param name="Bytes">Bytes of its layers that are there, as the registry has them.</param>
/// <param name="Total">Bytes of all its layers.</param>
/// <param name="BytesPerSecond">How fast they arrive at the moment.</param>
/// <param name="LayersDone">How many layers are there and unpacked.</param>
/// <param name="Layers">How many there are.</param>
public sealed record PullProgress(ImageReference Reference, long Bytes, long Total, double BytesPerSecond, int LayersDone, int Layers)
{
    /// <summary>When the last byte will have arrived at this rate; null when that cannot be said.</summary>
    public TimeSpan? Remaining => BytesPerSecond >= 1 ? TimeSpan.FromSeconds((Total - Bytes) / BytesPerSecond) : null;
}
