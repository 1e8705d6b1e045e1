namespace Cardshop.Imaging.Sources;

/// <summary>What recipes of strangers may have fetched, beyond web servers with public addresses.</summary>
public sealed record SourcePolicyOptions
{
    /// <summary>Hosts, or hosts with ports, that may have any address: <c>mirror.lan</c>, <c>mirror.lan:8080</c>.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Networks whose addresses are as good as public ones: <c>10.1.0.0/16</c>, <c>127.0.0.1/32</c>.</summary>
    public IReadOnlyList<string> AllowedNetworks { get; init; } = [];

    /// <summary>Folders below which <c>file:</c> URLs may point, symbolic links followed.</summary>
    public IReadOnlyList<string> AllowedFolders { get; init; } = [];
}
