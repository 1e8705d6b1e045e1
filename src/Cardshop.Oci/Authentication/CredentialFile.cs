using System.Text;
using System.Text.Json;

namespace Cardshop.Oci.Authentication;

/// <summary>
/// The credentials that <c>docker login</c> and <c>skopeo login</c> leave in <c>~/.docker/config.json</c> or
/// <c>$XDG_RUNTIME_DIR/containers/auth.json</c>:
/// <code>
/// {"auths": {"ghcr.io": {"auth": "dXNlcjpwYXNzd29yZA=="},
///            "https://index.docker.io/v1/": {"username": "user", "password": "…", "identitytoken": "…"}}}
/// </code>
/// Programs that keep credentials elsewhere (<c>credsStore</c>, <c>credHelpers</c>) are not asked.
/// </summary>
public sealed class CredentialFile
{
    private readonly Dictionary<string, RegistryCredentials> _byHost;

    private CredentialFile(Dictionary<string, RegistryCredentials> byHost) => _byHost = byHost;

    /// <summary>A file without credentials: everything is asked for anonymously.</summary>
    public static CredentialFile Empty { get; } = new([]);

    /// <summary>Reads such a file.</summary>
    /// <param name="json">The text of the file.</param>
    /// <param name="path">Where it lies, for messages.</param>
    /// <exception cref="OciException">It is not such a file. The message shows nothing of what is in it.</exception>
    public static CredentialFile Read(ReadOnlySpan<byte> json, string path)
    {
        try
        {
            var file = JsonSerializer.Deserialize(json, CredentialJson.Default.CredentialFileJson);
            var byHost = new Dictionary<string, RegistryCredentials>(StringComparer.OrdinalIgnoreCase);
            foreach (var (registry, entry) in file?.Auths ?? [])
            {
                if (entry is not null && ReadEntry(entry) is { } credentials)
                {
                    byHost[HostOf(registry)] = credentials;
                }
            }

            return new CredentialFile(byHost);
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            throw new OciException(
                OciFailure.Malformed, $"{path} is not a file of registry credentials as \"docker login\" writes it. Log in again, or name another file.");
        }
    }

    /// <summary>The credentials for a registry (host and perhaps port); null when the file has none.</summary>
    public RegistryCredentials? Find(string registry) => _byHost.GetValueOrDefault(HostOf(registry));

    private static RegistryCredentials? ReadEntry(CredentialEntryJson entry)
    {
        if (!string.IsNullOrEmpty(entry.IdentityToken))
        {
            return RegistryCredentials.FromIdentityToken(entry.IdentityToken);
        }

        if (!string.IsNullOrEmpty(entry.Username))
        {
            return RegistryCredentials.FromPassword(entry.Username, entry.Password ?? "");
        }

        var pair = Encoding.UTF8.GetString(Convert.FromBase64String(entry.Auth ?? "")).Split(':', 2);
        return pair is [{ Length: > 0 } user, var password] ? RegistryCredentials.FromPassword(user, password) : null;
    }

    /// <summary>Keys are hosts in new files and addresses in old ones; Docker Hub goes by several names.</summary>
    private static string HostOf(string registry)
    {
        var host = registry.Contains("://", StringComparison.Ordinal) ? registry.Split("://", 2)[1] : registry;
        host = host.Split('/', 2)[0];
        return host is "index.docker.io" or "registry-1.docker.io" ? "docker.io" : host;
    }
}
