using System.Diagnostics;
using System.Globalization;

namespace Cardshop.Imaging.Bases;

/// <summary>
/// Has mmdebstrap make a root file system, packed as a tar archive: as root, or in a user namespace of its own.
/// </summary>
public sealed class DebianBuild(DebianOptions options)
{
    private const string User = "user";
    private const string HashVariable = "CARDSHOP_PASSWORD_HASH";

    private static readonly string[] Packages =
        ["dbus", "dosfstools", "e2fsprogs", "fdisk", "initramfs-tools", "iproute2", "kmod", "mount", "systemd", "systemd-sysv", "udev", "util-linux", "zstd"];

    private static readonly string[] Excluded = ["/usr/share/doc/*", "/usr/share/man/*", "/usr/share/info/*", "/usr/share/locale/*"];

    /// <summary>Makes the archive.</summary>
    /// <param name="archive">Path of the tar file to write.</param>
    /// <param name="say">Told what mmdebstrap says of its progress.</param>
    /// <param name="cancellation">Ends mmdebstrap.</param>
    /// <exception cref="MissingToolException">This machine cannot do it yet; the message has the lines to type.</exception>
    /// <exception cref="IOException">mmdebstrap failed; the message has the end of what it said.</exception>
    public async Task RunAsync(string archive, Action<string> say, CancellationToken cancellation)
    {
        BuildHost.Require(options.Architecture);
        using var process = Process.Start(StartInfo(archive))
            ?? throw new IOException("mmdebstrap could not be started.");
        var last = new Queue<string>();
        try
        {
            while (await process.StandardError.ReadLineAsync(cancellation) is { } line)
            {
                say(line);
                last.Enqueue(line);
                if (last.Count > 20)
                {
                    last.Dequeue();
                }
            }

            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        if (process.ExitCode != 0)
        {
            throw new IOException($"mmdebstrap ended with {process.ExitCode}. The last it said:\n{string.Join('\n', last)}");
        }
    }

    private ProcessStartInfo StartInfo(string archive)
    {
        var start = new ProcessStartInfo("mmdebstrap", Arguments(archive)) { RedirectStandardError = true, UseShellExecute = false };
        start.Environment["SOURCE_DATE_EPOCH"] = options.Created.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        start.Environment["LC_ALL"] = "C";
        if (options.PasswordHash is { } hash)
        {
            start.Environment[HashVariable] = hash;
        }

        return start;
    }

    private IEnumerable<string> Arguments(string archive)
    {
        var kernel = options.Kernel ?? $"linux-image-{options.Architecture}";
        string[] ssh = options.SshKey is null ? [] : ["openssh-server"];
        yield return "--variant=minbase";
        yield return $"--architectures={options.Architecture}";
        yield return $"--include={string.Join(',', [.. Packages, kernel, .. ssh, .. options.Packages])}";
        foreach (var path in Excluded)
        {
            yield return $"--dpkgopt=path-exclude={path}";
        }

        yield return $"--customize-hook=chroot \"$1\" useradd --create-home --shell /bin/bash {User}";
        if (options.PasswordHash is not null)
        {
            yield return $"--customize-hook=chroot \"$1\" usermod --password \"${HashVariable}\" {User}";
        }

        yield return options.Suite;
        yield return archive;
        if (options.Mirror is { } mirror)
        {
            yield return mirror;
        }
    }
}
