using System.Runtime.InteropServices;

namespace Cardshop.Imaging.Bases;

/// <summary>Whether this machine can make a root file system, and what to type if it cannot.</summary>
internal static class BuildHost
{
    /// <param name="architecture">Debian's name of the architecture to build for.</param>
    /// <exception cref="MissingToolException">It cannot; the message has the lines to type.</exception>
    public static void Require(string architecture)
    {
        var lines = Needs(architecture).ToList();
        if (lines.Count > 0)
        {
            throw new MissingToolException($"This machine cannot make a base image yet. As root, type:\n{string.Join('\n', lines.Select(line => $"  {line}"))}");
        }
    }

    private static IEnumerable<string> Needs(string architecture)
    {
        if (!IsInstalled("mmdebstrap"))
        {
            yield return "apt-get install --no-install-recommends mmdebstrap";
        }

        if (!Environment.IsPrivilegedProcess)
        {
            if (!IsInstalled("newuidmap"))
            {
                yield return "apt-get install --no-install-recommends uidmap";
            }

            if (!HasRange("/etc/subuid") || !HasRange("/etc/subgid"))
            {
                yield return $"usermod --add-subuids 100000-165535 --add-subgids 100000-165535 {Environment.UserName}";
            }
        }

        if (!string.Equals(architecture, HostArchitecture, StringComparison.Ordinal) && !File.Exists($"/proc/sys/fs/binfmt_misc/qemu-{Machine(architecture)}"))
        {
            yield return "apt-get install --no-install-recommends qemu-user-static binfmt-support";
        }
    }

    private static string HostArchitecture => RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "amd64";

    private static string Machine(string architecture) => architecture is "arm64" ? "aarch64" : "x86_64";

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(["/usr/sbin", "/sbin"])
            .Any(folder => File.Exists(Path.Join(folder, program)));

    private static bool HasRange(string file) =>
        File.Exists(file) && File.ReadLines(file).Any(line => line.StartsWith(Environment.UserName + ":", StringComparison.Ordinal));
}
