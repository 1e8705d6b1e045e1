using Cardshop.Oci.Authentication;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;

namespace Cardshop.Commands.Sources;

/// <summary>Finds the credentials that other programs have left on this machine.</summary>
internal static class RegistryLogins
{
    /// <summary>Those of the first file that exists: <c>$REGISTRY_AUTH_FILE</c>, that of skopeo and podman, that of docker.</summary>
    public static CredentialFile Read(IStorage storage) => Candidates().FirstOrDefault(path => storage.Find(path) is { IsDirectory: false }) is { } path
        ? CredentialFile.Read(FileSource.Open(storage, path).ReadAll(), path)
        : CredentialFile.Empty;

    private static IEnumerable<string> Candidates()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return new[]
        {
            Variables.Find("REGISTRY_AUTH_FILE"),
            In(Variables.Find("XDG_RUNTIME_DIR"), "containers/auth.json"),
            In(Variables.Find("DOCKER_CONFIG") ?? In(home, ".docker"), "config.json"),
        }.Where(path => !string.IsNullOrEmpty(path)).Select(path => Path.GetFullPath(path!));
    }

    private static string? In(string? folder, string path) => string.IsNullOrEmpty(folder) ? null : Path.Join(folder, path);
}
