using System.Text.Json;
using Cardshop.Imaging.Locks;
using Cardshop.Imaging.Plans;
using Cardshop.Imaging.Rendering;
using Cardshop.Primitives.Digests;

namespace Cardshop.Imaging.Manifests;

/// <summary>
/// Writes the manifest of an image, piece by piece, however many files and ranges there are:
/// <code>
/// { "format": "cardshop-image/1", "size": 6057537536, "mapped": 4294967296, "diskId": "5ba1ce00", "recipeSha256": "9f86…", "lock": { … },
///   "partitions": [ { "index": 3, "start": 805306368, "length": …, "fs": "ext4", "label": "data", "uuid": "…", "blockSize": 4096, "features": [ … ] } ],
///   "files":  [ { "path": "/data/contents/zims/a.zim", "size": 10, "sha256": "2c26…", "extents": [ [ 839909376, 10 ] ] } ],
///   "ranges": [ { "offset": 0, "length": 4096, "sha256": "b5bb…" } ] }
/// </code>
/// </summary>
public static class ManifestWriter
{
    private const int FlushThreshold = 1 << 16;

    /// <param name="output">Gets UTF-8 JSON; not disposed.</param>
    /// <param name="plan">The plan that was rendered.</param>
    /// <param name="recipe">SHA-256 of the recipe's text.</param>
    /// <param name="imageLock">The inputs.</param>
    /// <param name="ranges">What was written, in disk order.</param>
    /// <param name="whole">SHA-256 of the whole image, when it was computed.</param>
    public static void Write(
        Stream output, ImagePlan plan, Sha256Digest recipe, ImageLock imageLock, IEnumerable<RangeDigest> ranges, Sha256Digest? whole)
    {
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, IndentSize = 1, NewLine = "\n" });
        writer.WriteStartObject();
        writer.WriteString("format", ManifestHeader.Format);
        writer.WriteNumber("size", plan.Length);
        writer.WriteNumber("mapped", plan.MappedLength);
        writer.WriteString("diskId", $"{plan.DiskId:x8}");
        writer.WriteString("recipeSha256", recipe.ToString());
        writer.WritePropertyName("lock");
        LockFile.Write(writer, imageLock);
        WriteArray(writer, "partitions", plan.Partitions, WritePartition);
        WriteArray(writer, "files", plan.Files(), WriteFile);
        WriteArray(writer, "ranges", ranges, WriteRange);
        if (whole is { } digest)
        {
            writer.WriteString("sha256", digest.ToString());
        }

        writer.WriteEndObject();
        writer.Flush();
        output.Write("\n"u8);
    }

    private static void WriteArray<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            write(writer, item);
            if (writer.BytesPending > FlushThreshold)
            {
                writer.Flush();
            }
        }

        writer.WriteEndArray();
    }

    private static void WritePartition(Utf8JsonWriter writer, PlannedPartition partition)
    {
        writer.WriteStartObject();
        writer.WriteNumber("index", partition.Index);
        writer.WriteNumber("start", partition.Start);
        writer.WriteNumber("length", partition.Length);
        writer.WriteString("fs", partition.FileSystem);
        writer.WriteString("label", partition.Label);
        writer.WriteString("uuid", partition.Uuid);
        writer.WriteNumber("blockSize", partition.BlockSize);
        WriteArray(writer, "features", partition.Features, (json, feature) => json.WriteStringValue(feature));
        writer.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter writer, PlannedFile file)
    {
        writer.WriteStartObject();
        writer.WriteString("path", file.Path);
        writer.WriteNumber("size", file.Length);
        writer.WriteString("sha256", file.Digest.ToString());
        WriteArray(writer, "extents", file.Extents, (json, extent) =>
        {
            json.WriteStartArray();
            json.WriteNumberValue(extent.Offset);
            json.WriteNumberValue(extent.Length);
            json.WriteEndArray();
        });
        writer.WriteEndObject();
    }

    private static void WriteRange(Utf8JsonWriter writer, RangeDigest range)
    {
        writer.WriteStartObject();
        writer.WriteNumber("offset", range.Range.Offset);
        writer.WriteNumber("length", range.Range.Length);
        writer.WriteString("sha256", range.Digest.ToString());
        writer.WriteEndObject();
    }
}
