using System.Text;
using System.Text.Json.Nodes;
using Cardshop.Oci.References;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Oci.DockerArchives;

/// <summary>
/// The tar that a device loads an image from: the format that <c>docker save</c> wrote before version 25 (moby, image/spec/v1.2.md,
/// "Combined Image JSON + Filesystem Changeset Format").
/// <code>
/// /                        0700
/// &lt;config digest&gt;.json     the configuration, as the registry has it
/// &lt;layer id&gt;/              0755
/// &lt;layer id&gt;/VERSION       1.0
/// &lt;layer id&gt;/json          what the format's first version said of a layer; no engine of today reads it
/// &lt;layer id&gt;/layer.tar     the layer, uncompressed
/// manifest.json            [{"Config": "….json", "RepoTags": ["registry/repository/name:tag"], "Layers": ["…/layer.tar"]}]
/// repositories             {"registry/repository/name": {"tag": "&lt;id of the last layer&gt;"}}
/// </code>
/// Everything is owned by root, dated 1970 and in the order of names, so one image gives one archive, and layers are referenced,
/// not copied. The texts are those of docker-export, so that <see cref="FilesLength"/> and the length of
/// <see cref="Content"/> are the <c>fullsize</c> and <c>filesize</c> of recipes.
/// </summary>
internal sealed class DockerArchive
{
    private DockerArchive(ByteSource content, long filesLength)
    {
        Content = content;
        FilesLength = filesLength;
    }

    /// <summary>The archive.</summary>
    public ByteSource Content { get; }

    /// <summary>Sum of the lengths of the files in it.</summary>
    public long FilesLength { get; }

    /// <summary>Puts the archive of an image together. Reads no layer.</summary>
    /// <param name="reference">What the image is to be known by.</param>
    /// <param name="manifest">Its manifest, as the registry has it.</param>
    /// <param name="configDigest">Digest of <paramref name="config"/>.</param>
    /// <param name="config">Its configuration, as the registry has it.</param>
    /// <param name="layers">Its layers, the lowest first; one may be there twice.</param>
    public static DockerArchive Compose(
        ImageReference reference, ReadOnlySpan<byte> manifest, Sha256Digest configDigest, ByteSource config, IReadOnlyList<ArchiveLayer> layers)
    {
        var files = new SortedDictionary<string, ByteSource>(StringComparer.Ordinal) { [$"{configDigest}.json"] = config };
        var tars = new JsonArray();
        var parent = "";
        foreach (var layer in layers)
        {
            var id = LayerId(parent, layer.Digest);
            var description = layer.Digest == layers[^1].Digest ? JsonNode.Parse(manifest)!.AsObject() : LayerStub.Create();
            description["id"] = id;
            if (parent.Length > 0)
            {
                description["parent"] = parent;
            }

            files.Add($"{id}/VERSION", MemorySource.FromText("1.0"));
            files.Add($"{id}/json", IndentedJson.Write(description));
            files.Add($"{id}/layer.tar", layer.Tar);
            tars.Add($"{id}/layer.tar");
            parent = id;
        }

        var image = new JsonObject
        {
            ["Config"] = $"{configDigest}.json",
            ["RepoTags"] = new JsonArray(reference.RepoTag),
            ["Layers"] = tars,
        };
        files.Add("manifest.json", IndentedJson.Write(new JsonArray(image)));
        files.Add("repositories", IndentedJson.Write(new JsonObject { [reference.FullName] = new JsonObject { [reference.Tag] = parent } }));
        return Compose(files);
    }

    private static DockerArchive Compose(SortedDictionary<string, ByteSource> files)
    {
        var tar = new TarComposer();
        tar.AddDirectory("/", Convert.ToInt32("700", 8));
        var folder = "";
        foreach (var (path, content) in files)
        {
            var slash = path.IndexOf('/');
            if (slash > 0 && !string.Equals(path[..slash], folder, StringComparison.Ordinal))
            {
                folder = path[..slash];
                tar.AddDirectory($"{folder}/", Convert.ToInt32("755", 8));
            }

            tar.AddFile(path, content);
        }

        return new DockerArchive(tar.Finish(), tar.FilesLength);
    }

    /// <summary>The name of a layer in the archive: not its digest, but what makes it differ from the same layer elsewhere in the stack.</summary>
    private static string LayerId(string parent, Sha256Digest digest) =>
        Sha256Digest.Of(Encoding.UTF8.GetBytes($"{parent}\n{DigestText.Format(digest)}\n")).ToString();
}
