using System.Text;
using System.Text.Json.Nodes;
using Cardshop.Primitives.Digests;

namespace Cardshop.TestKit.Registry;

/// <summary>
/// Images in a folder (OCI image specification, image-layout.md), made by hand: no engine is needed, and what is in them can be
/// wrong on purpose.
/// </summary>
public sealed class OciLayout
{
    private const string Types = "application/vnd.oci.image";

    private readonly JsonArray _tagged = [];

    /// <param name="folder">An empty folder.</param>
    public OciLayout(string folder)
    {
        Folder = folder;
        Directory.CreateDirectory(Path.Combine(folder, "blobs", "sha256"));
        File.WriteAllText(Path.Combine(folder, "oci-layout"), """{"imageLayoutVersion": "1.0.0"}""");
    }

    public string Folder { get; }

    /// <summary>Adds a layer.</summary>
    public TestLayer AddLayer(LayerCompression compression, params IEnumerable<(string Name, string Content)> members)
    {
        var tar = LayerTar.Of(members);
        var stored = LayerTar.Compress(tar, compression);
        var suffix = compression switch
        {
            LayerCompression.Gzip => "+gzip",
            LayerCompression.Zstd => "+zstd",
            _ => "",
        };
        return new TestLayer(AddBlob($"{Types}.layer.v1.tar{suffix}", stored), Sha256Digest.Of(stored), Sha256Digest.Of(tar), tar);
    }

    /// <summary>Adds bytes that pass for a layer.</summary>
    public TestLayer AddStored(byte[] stored, TestLayer layer) =>
        layer with { Descriptor = AddBlob((string)layer.Descriptor["mediaType"]!, stored), Digest = Sha256Digest.Of(stored) };

    /// <summary>Adds an image: its configuration and its manifest.</summary>
    /// <param name="platform"><c>os/architecture</c> or <c>os/architecture/variant</c>.</param>
    /// <param name="layers">The lowest first.</param>
    public JsonObject AddImage(string platform, params IEnumerable<TestLayer> layers)
    {
        var stack = layers.ToList();
        var config = PlatformJson(platform);
        config["config"] = new JsonObject { ["Cmd"] = new JsonArray("/bin/true") };
        config["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = Array(stack.Select(layer => JsonValue.Create($"sha256:{layer.DiffId}"))) };
        return AddJson($"{Types}.manifest.v1+json", new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = $"{Types}.manifest.v1+json",
            ["config"] = AddJson($"{Types}.config.v1+json", config),
            ["layers"] = Array(stack.Select(layer => layer.Descriptor.DeepClone())),
        });
    }

    /// <summary>Adds an index of images for several platforms.</summary>
    public JsonObject AddIndex(params IEnumerable<(string Platform, JsonObject Manifest)> images) => AddJson($"{Types}.index.v1+json", new JsonObject
    {
        ["schemaVersion"] = 2,
        ["mediaType"] = $"{Types}.index.v1+json",
        ["manifests"] = Array(images.Select(image => With(image.Manifest, "platform", PlatformJson(image.Platform)))),
    });

    /// <summary>Gives a name to an image or index, and takes it away from another one.</summary>
    public void Tag(string tag, JsonObject descriptor)
    {
        var named = With(descriptor, "annotations", new JsonObject { ["org.opencontainers.image.ref.name"] = tag });
        if (Tagged(tag) is { } before)
        {
            _tagged.Remove(before);
        }

        _tagged.Add((JsonNode)named);
        File.WriteAllText(
            Path.Combine(Folder, "index.json"),
            new JsonObject { ["schemaVersion"] = 2, ["manifests"] = _tagged.DeepClone() }.ToJsonString());
    }

    /// <summary>The digest that a descriptor holds.</summary>
    public static Sha256Digest DigestOf(JsonObject descriptor) => Sha256Digest.Parse(descriptor["digest"]!.GetValue<string>()["sha256:".Length..]);

    /// <summary>What a name was given to; null when it was given to nothing.</summary>
    public JsonObject? Tagged(string tag) => _tagged.OfType<JsonObject>().FirstOrDefault(
        descriptor => string.Equals((string?)descriptor["annotations"]!["org.opencontainers.image.ref.name"], tag, StringComparison.Ordinal));

    /// <summary>The bytes of something in the layout.</summary>
    public byte[] Read(Sha256Digest digest) => File.ReadAllBytes(PathOf(digest));

    /// <summary>The same; null when there is nothing of that digest.</summary>
    public byte[]? Find(Sha256Digest digest) => File.Exists(PathOf(digest)) ? Read(digest) : null;

    private static JsonObject PlatformJson(string platform)
    {
        var parts = platform.Split('/');
        var json = new JsonObject { ["os"] = parts[0], ["architecture"] = parts[1] };
        if (parts.Length > 2)
        {
            json["variant"] = parts[2];
        }

        return json;
    }

    private static JsonObject With(JsonObject descriptor, string name, JsonNode value)
    {
        var copy = descriptor.DeepClone().AsObject();
        copy[name] = value;
        return copy;
    }

    private static JsonArray Array(IEnumerable<JsonNode?> items) => [.. items];

    private JsonObject AddJson(string mediaType, JsonObject json) => AddBlob(mediaType, Encoding.UTF8.GetBytes(json.ToJsonString()));

    private JsonObject AddBlob(string mediaType, byte[] content)
    {
        var digest = Sha256Digest.Of(content);
        File.WriteAllBytes(PathOf(digest), content);
        return new JsonObject { ["mediaType"] = mediaType, ["digest"] = $"sha256:{digest}", ["size"] = content.Length };
    }

    private string PathOf(Sha256Digest digest) => Path.Combine(Folder, "blobs", "sha256", digest.ToString());
}
