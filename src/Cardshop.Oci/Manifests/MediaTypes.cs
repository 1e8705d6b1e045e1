namespace Cardshop.Oci.Manifests;

/// <summary>The media types of images: Docker's (distribution, image manifest version 2 schema 2) and OCI's (image specification, media-types.md).</summary>
internal static class MediaTypes
{
    public const string DockerList = "application/vnd.docker.distribution.manifest.list.v2+json";
    public const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";
    public const string OciIndex = "application/vnd.oci.image.index.v1+json";
    public const string OciManifest = "application/vnd.oci.image.manifest.v1+json";
    public const string DockerConfig = "application/vnd.docker.container.image.v1+json";
    public const string OciConfig = "application/vnd.oci.image.config.v1+json";

    private const string DockerLayer = "application/vnd.docker.image.rootfs.diff.tar";
    private const string OciLayer = "application/vnd.oci.image.layer.v1.tar";

    /// <summary>Every kind of manifest that is read, in the order of preference.</summary>
    public static IReadOnlyList<string> Manifests { get; } = [OciIndex, DockerList, OciManifest, DockerManifest];

    public static bool IsIndex(string mediaType) => mediaType is OciIndex or DockerList;

    public static bool IsManifest(string mediaType) => mediaType is OciManifest or DockerManifest;

    public static bool IsConfig(string mediaType) => mediaType is OciConfig or DockerConfig;

    /// <summary>A layer that a registry holds, uncompressed, or compressed with gzip or zstd.</summary>
    public static bool IsLayer(string mediaType) => mediaType is
        DockerLayer or $"{DockerLayer}.gzip" or $"{DockerLayer}.zstd" or OciLayer or $"{OciLayer}+gzip" or $"{OciLayer}+zstd";

    /// <summary>A layer that registries do not hold for reasons of licence, as those of Windows.</summary>
    public static bool IsForeignLayer(string mediaType) =>
        mediaType.StartsWith("application/vnd.docker.image.rootfs.foreign.", StringComparison.Ordinal)
        || mediaType.StartsWith("application/vnd.oci.image.layer.nondistributable.", StringComparison.Ordinal);
}
