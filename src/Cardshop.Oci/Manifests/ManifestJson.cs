namespace Cardshop.Oci.Manifests;

/// <summary>
/// The members of all kinds of manifests, before it is known which one a document is:
/// <code>
/// {"schemaVersion": 2, "mediaType": "…", "config": {…}, "layers": [{…}, …]}    a manifest
/// {"schemaVersion": 2, "mediaType": "…", "manifests": [{…, "platform": {…}}, …]}   an index
/// </code>
/// </summary>
internal sealed record ManifestJson
{
    public int SchemaVersion { get; init; }

    public string? MediaType { get; init; }

    public Descriptor? Config { get; init; }

    public IReadOnlyList<Descriptor>? Layers { get; init; }

    public IReadOnlyList<Descriptor>? Manifests { get; init; }
}
