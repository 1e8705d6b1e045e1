using Cardshop.Oci.References;

namespace Cardshop.Oci.Registries;

/// <summary>
/// The addresses of a registry's API (OCI distribution specification 1.1, "Endpoints"):
/// <code>
/// https://ghcr.io/v2/
/// https://ghcr.io/v2/offspot/kiwix-serve/manifests/3.8.1
/// https://ghcr.io/v2/offspot/kiwix-serve/blobs/sha256:9f86…
/// </code>
/// </summary>
internal static class RegistryUris
{
    private const string Prefix = "/v2/";
    private const string Manifests = "/manifests/";
    private const string Blobs = "/blobs/";

    /// <summary>The root of a registry's API. Docker Hub's is not at the host that is in the names of its images.</summary>
    public static Uri Root(string registry, string scheme) =>
        new($"{scheme}://{(registry is ImageReference.DefaultRegistry ? "registry-1.docker.io" : registry)}{Prefix}");

    /// <summary>A manifest, by a tag or by a digest with its algorithm.</summary>
    public static Uri Manifest(Uri root, string path, string version) => new(root, $"{Prefix}{path}{Manifests}{version}");

    /// <summary>A configuration or layer, by a digest with its algorithm.</summary>
    public static Uri Blob(Uri root, string path, string digest) => new(root, $"{Prefix}{path}{Blobs}{digest}");

    public static bool IsManifest(Uri address) => address.AbsolutePath.StartsWith(Prefix, StringComparison.Ordinal)
        && address.AbsolutePath.Contains(Manifests, StringComparison.Ordinal);

    /// <summary>The repository that an address is about: <c>offspot/kiwix-serve</c>. Null when it is about none.</summary>
    public static string? RepositoryOf(Uri address)
    {
        var path = address.AbsolutePath;
        var end = Math.Max(path.LastIndexOf(Manifests, StringComparison.Ordinal), path.LastIndexOf(Blobs, StringComparison.Ordinal));
        return path.StartsWith(Prefix, StringComparison.Ordinal) && end > Prefix.Length ? path[Prefix.Length..end] : null;
    }
}
