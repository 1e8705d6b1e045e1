using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Cardshop.Oci.DockerArchives;

namespace Cardshop.Oci.Manifests;

/// <summary>Reads manifests, indexes and configurations, and says which of them this product can do nothing with.</summary>
internal static class ManifestReader
{
    /// <summary>Longest manifest or configuration, in bytes: what registries accept at least, and most engines at most.</summary>
    public const int LongestDocument = 4 << 20;

    /// <summary>A member that is there twice is refused: two readers must never see two images in one document.</summary>
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a manifest or an index.</summary>
    /// <param name="document">The JSON text.</param>
    /// <param name="subject">The image it belongs to, for messages.</param>
    /// <exception cref="OciException">It is neither, or of a kind that is not supported.</exception>
    public static Manifest Read(ReadOnlySpan<byte> document, string subject)
    {
        var json = Parse(document, OciJson.Default.ManifestJson, $"{subject}: its manifest");
        if (json.SchemaVersion == 1)
        {
            throw new OciException(
                OciFailure.Unsupported,
                $"{subject}: its manifest is of Docker's old schema 1, whose content cannot be verified. Push the image again with a current tool.");
        }

        return json switch
        {
            { SchemaVersion: not 2 } => throw Unsupported(subject, $"its manifest has the unknown schema version {json.SchemaVersion}"),
            { Manifests: { } entries, Layers: null, Config: null } when IsOf(json, MediaTypes.IsIndex) => new ImageIndex(Checked(entries, subject)),
            { Manifests: null, Layers: { } layers, Config: { } config } when IsOf(json, MediaTypes.IsManifest) =>
                new ImageManifest(CheckedConfig(config, subject), CheckedLayers(layers, subject)),
            _ => throw Unsupported(subject, $"it is of type {json.MediaType ?? "unknown"}, neither an image nor an index of images"),
        };
    }

    /// <summary>Reads an image's configuration.</summary>
    /// <inheritdoc cref="Read"/>
    public static ImageConfig ReadConfig(ReadOnlySpan<byte> document, string subject)
    {
        var config = Parse(document, OciJson.Default.ImageConfig, $"{subject}: its configuration");
        return string.Equals(config.RootFileSystem.Type, "layers", StringComparison.Ordinal)
            ? config
            : throw Unsupported(subject, $"its root file system is of type {config.RootFileSystem.Type}, not of layers");
    }

    /// <summary>Reads the <c>manifest.json</c> of an archive.</summary>
    /// <inheritdoc cref="Read"/>
    public static IReadOnlyList<ArchiveImageJson> ReadArchiveImages(ReadOnlySpan<byte> document, string subject)
    {
        var images = Parse(document, OciJson.Default.IReadOnlyListArchiveImageJson, $"{subject}: its manifest.json");
        return images.Count > 0 && images.All(image => image is not null) ? images : throw new OciException(
            OciFailure.Malformed, $"{subject}: its manifest.json names no image.");
    }

    private static T Parse<T>(ReadOnlySpan<byte> document, JsonTypeInfo<T> type, string subject)
    {
        try
        {
            using var json = JsonDocument.Parse(document.ToArray(), Strict);
            return json.Deserialize(type)
                ?? throw new OciException(OciFailure.Malformed, $"{subject} is empty.");
        }
        catch (JsonException error)
        {
            throw new OciException(
                OciFailure.Malformed,
                $"{subject} cannot be read at {error.Path ?? $"line {error.LineNumber + 1}, byte {error.BytePositionInLine}"}: {Sentence(error)}",
                error);
        }
    }

    /// <summary>The serializer repeats the place at the end of its messages.</summary>
    private static string Sentence(JsonException error) => error.Message.Split([" Path: ", " LineNumber: "], StringSplitOptions.None)[0];

    private static bool IsOf(ManifestJson json, Predicate<string> kind) => json.MediaType is null || kind(json.MediaType);

    private static IReadOnlyList<Descriptor> Checked(IReadOnlyList<Descriptor> entries, string subject) =>
        entries.All(entry => entry is { Size: >= 0 })
            ? entries
            : throw new OciException(OciFailure.Malformed, $"{subject}: its manifest lists something that is null or of a negative size.");

    private static Descriptor CheckedConfig(Descriptor config, string subject)
    {
        if (!MediaTypes.IsConfig(config.MediaType))
        {
            throw Unsupported(subject, $"it is not a container image; its configuration is of type {config.MediaType}");
        }

        return config.Size is >= 0 and <= LongestDocument ? config : throw new OciException(
            OciFailure.Malformed, $"{subject}: its configuration is said to have {config.Size} bytes; at most {LongestDocument} are accepted.");
    }

    private static IReadOnlyList<Descriptor> CheckedLayers(IReadOnlyList<Descriptor> layers, string subject)
    {
        var unreadable = Checked(layers, subject).FirstOrDefault(layer => !MediaTypes.IsLayer(layer.MediaType));
        if (unreadable is { } layer)
        {
            throw Unsupported(subject, MediaTypes.IsForeignLayer(layer.MediaType)
                ? $"layer {layer.Digest} is foreign ({layer.MediaType}): its licence keeps it out of registries"
                : $"layer {layer.Digest} is of the unknown type {layer.MediaType}");
        }

        return layers.Count > 0 ? layers : throw Unsupported(subject, "it has no layers");
    }

    private static OciException Unsupported(string subject, string what) => new(OciFailure.Unsupported, $"{subject}: {what}.");
}
