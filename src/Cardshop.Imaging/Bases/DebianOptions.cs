namespace Cardshop.Imaging.Bases;

/// <summary>Which Debian a base is built from.</summary>
public sealed record DebianOptions
{
    /// <summary>Debian's name of the architecture: <c>amd64</c> or <c>arm64</c>.</summary>
    public required string Architecture { get; init; }

    /// <summary>Debian's name of the release.</summary>
    public string Suite { get; init; } = "bookworm";

    /// <summary>Where packages come from: a URL, or a line of an APT sources list; null for mmdebstrap's own choice.</summary>
    public string? Mirror { get; init; }

    /// <summary>The kernel's package; null for Debian's usual one of the architecture.</summary>
    public string? Kernel { get; init; }

    /// <summary>Packages beside those that a base needs.</summary>
    public IReadOnlyList<string> Packages { get; init; } = [];

    /// <summary>Hash of the password of <c>user</c>, as crypt(5) writes it; null for none.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>A public key that may log in as <c>user</c> over SSH, which is then installed; null for none.</summary>
    public string? SshKey { get; init; }

    /// <summary>Time of the base; also what its packages see as the time of the build.</summary>
    public required DateTimeOffset Created { get; init; }
}
