using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Cardshop.Oci.References;

/// <summary>
/// What an image runs on: operating system, processor architecture and its variant, in the words of the Go tools (OCI image
/// specification, image-index.md). Two platforms are equal when they mean the same machine: <c>linux/arm64</c> is
/// <c>linux/arm64/v8</c> and <c>linux/arm</c> is <c>linux/arm/v7</c>, but <c>linux/amd64</c> is not <c>linux/amd64/v3</c>.
/// </summary>
/// <param name="Os">Operating system: <c>linux</c>.</param>
/// <param name="Architecture">Processor architecture: <c>arm64</c>.</param>
/// <param name="Variant">Its variant as given, <c>v8</c>; empty when none was.</param>
public sealed partial record Platform(string Os, string Architecture, string Variant = "")
{
    private static readonly string[] OperatingSystems = ["linux", "windows"];

    private static readonly string[] Architectures = ["386", "amd64", "arm", "arm64", "mips64le", "ppc64le", "riscv64", "s390x"];

    /// <summary>The machine that a hotspot is: <c>linux/arm64/v8</c>.</summary>
    public static Platform Hotspot { get; } = new("linux", "arm64", "v8");

    private string EffectiveVariant => (Variant, Architecture) switch
    {
        ("", "arm64") => "v8",
        ("", "arm") => "v7",
        _ => Variant,
    };

    /// <summary>
    /// Reads <c>os/architecture/variant</c>, <c>os/architecture</c> or <c>architecture</c> (of Linux). <c>armv7</c>, <c>arm64v8</c>,
    /// <c>arm32</c> and <c>i386</c> are understood too.
    /// </summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static Platform Parse(string text) => TryParse(text, out var platform) ? platform : throw new FormatException(
        $"\"{text}\" is not a platform: os/architecture or os/architecture/variant is expected, as in {Hotspot}, with one of "
        + $"{string.Join(", ", OperatingSystems)} and one of {string.Join(", ", Architectures)}.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse(string text, [NotNullWhen(true)] out Platform? platform)
    {
        var parts = text.Split('/');
        var os = parts.Length > 1 ? parts[0] : "linux";
        var architecture = Spelling().Match(parts.Length > 1 ? parts[1] : parts[0]);
        var variant = parts.Length > 2 ? parts[2] : architecture.Groups["variant"].Value;
        var name = architecture.Groups["name"].Value switch
        {
            "arm32" => "arm",
            "i386" => "386",
            var other => other,
        };
        var known = parts.Length <= 3 && OperatingSystems.Contains(os) && Architectures.Contains(name) && VariantText().IsMatch(variant);
        platform = known ? new Platform(os, name, variant) : null;
        return known;
    }

    /// <inheritdoc/>
    public bool Equals(Platform? other) =>
        other is not null && (Os, Architecture, EffectiveVariant) == (other.Os, other.Architecture, other.EffectiveVariant);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Os, Architecture, EffectiveVariant);

    /// <summary><c>os/architecture</c>, and <c>/variant</c> when one was given.</summary>
    public override string ToString() => Variant.Length == 0 ? $"{Os}/{Architecture}" : $"{Os}/{Architecture}/{Variant}";

    [GeneratedRegex(@"\A(?<name>\w+?)(?<variant>v\d)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spelling();

    [GeneratedRegex(@"\A[a-z0-9]*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VariantText();
}
