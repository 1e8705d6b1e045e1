using Cardshop.Oci.References;

namespace Cardshop.Oci.Manifests;

/// <summary>An image for several platforms.</summary>
/// <param name="Entries">The manifests in it. What has no platform is no image that could be asked for.</param>
internal sealed record ImageIndex(IReadOnlyList<Descriptor> Entries) : Manifest
{
    /// <summary>The first entry for a platform.</summary>
    /// <exception cref="OciException">There is none (the message lists what there is), or it is not a manifest.</exception>
    public Descriptor Choose(Platform platform, string subject)
    {
        var entry = Entries.FirstOrDefault(entry => entry.Platform == platform) ?? throw new OciException(
            OciFailure.PlatformMissing,
            $"{subject}: there is no image for {platform}, only for {string.Join(", ", Entries.Select(entry => entry.Platform).OfType<Platform>())}.");
        return MediaTypes.IsManifest(entry.MediaType) ? entry : throw new OciException(
            OciFailure.Unsupported, $"{subject}: what its index has for {platform} is of type {entry.MediaType}, not an image manifest.");
    }
}
