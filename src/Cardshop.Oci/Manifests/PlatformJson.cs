using System.Text.Json.Serialization;
using Cardshop.Oci.References;

namespace Cardshop.Oci.Manifests;

/// <summary>A platform as indexes and configurations write it: <c>{"os": "linux", "architecture": "arm64", "variant": "v8"}</c>.</summary>
internal record PlatformJson
{
    public string? Os { get; init; }

    public string? Architecture { get; init; }

    public string? Variant { get; init; }

    [JsonIgnore]
    public Platform Platform => new(Os ?? "", Architecture ?? "", Variant ?? "");
}
