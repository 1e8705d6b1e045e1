using System.Globalization;
using System.Text.Json;
using Cardshop.Imaging.Plans;
using Cardshop.Imaging.Rendering;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Manifests;

/// <summary>Reads a manifest without holding it in memory: each part is a pass over the file.</summary>
/// <param name="json">The manifest.</param>
public sealed class ManifestReader(ByteSource json)
{
    private const int MaximumItems = 1024;

    /// <summary>What it says of the image as a whole.</summary>
    /// <exception cref="ManifestFormatException">It is not a manifest.</exception>
    public ManifestHeader Header()
    {
        string? format = null;
        long? size = null, mapped = null;
        uint? diskId = null;
        Sha256Digest? recipe = null, whole = null;
        IReadOnlyList<PlannedPartition> partitions = [];
        foreach (var (name, pull) in Properties())
        {
            switch (name)
            {
                case "format": format = pull.ExpectText(); break;
                case "size": size = pull.ExpectNumber(); break;
                case "mapped": mapped = pull.ExpectNumber(); break;
                case "diskId": diskId = ReadDiskId(pull); break;
                case "recipeSha256": recipe = ReadDigest(pull); break;
                case "sha256": whole = ReadDigest(pull); break;
                case "partitions": partitions = [.. Few(Items(pull)).Select(ReadPartition)]; break;
                default: pull.Skip(); break;
            }
        }

        if (!string.Equals(format, ManifestHeader.Format, StringComparison.Ordinal))
        {
            throw new ManifestFormatException($"Its format is \"{format}\"; \"{ManifestHeader.Format}\" is expected.");
        }

        return size is >= 0 && mapped is >= 0 && diskId is { } id && recipe is { } recipeDigest
            ? new ManifestHeader(size.Value, mapped.Value, id, recipeDigest, partitions, whole)
            : throw new ManifestFormatException("size, mapped, diskId or recipeSha256 is missing.");
    }

    /// <summary>The ranges, in disk order.</summary>
    /// <exception cref="ManifestFormatException">They are out of order, overlap or leave the image.</exception>
    public IEnumerable<RangeDigest> Ranges()
    {
        var end = 0L;
        foreach (var pull in PropertyItems("ranges"))
        {
            var range = ReadRange(pull);
            if (range.Range.Offset < end || range.Range.Length is <= 0 or > Windows.Size || range.Range.Offset > long.MaxValue - range.Range.Length)
            {
                throw new ManifestFormatException($"The range at {range.Range.Offset} overlaps the one before it, or its length is wrong.");
            }

            end = range.Range.End;
            yield return range;
        }
    }

    /// <summary>The files, in the order of the manifest.</summary>
    public IEnumerable<PlannedFile> Files() => PropertyItems("files").Select(ReadFile);

    private static PlannedPartition ReadPartition(JsonPull pull)
    {
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        IReadOnlyList<string> features = [];
        foreach (var name in Members(pull))
        {
            switch (name)
            {
                case "index" or "start" or "length" or "blockSize": numbers[name] = pull.ExpectNumber(); break;
                case "fs" or "label" or "uuid": texts[name] = pull.ExpectText(); break;
                case "features": features = [.. Few(Items(pull)).Select(ReadFeature)]; break;
                default: pull.Skip(); break;
            }
        }

        Require(numbers.Values.All(number => number >= 0) && numbers.GetValueOrDefault("blockSize") <= int.MaxValue, "A figure of a partition is out of range.");
        Require(numbers.GetValueOrDefault("index") is >= 1 and <= 4, "A partition has no index from 1 to 4.");
        return new PlannedPartition(
            (int)numbers["index"],
            numbers.GetValueOrDefault("start"),
            numbers.GetValueOrDefault("length"),
            texts.GetValueOrDefault("fs", ""),
            texts.GetValueOrDefault("label", ""),
            texts.GetValueOrDefault("uuid", ""),
            (int)numbers.GetValueOrDefault("blockSize"),
            features);
    }

    private static PlannedFile ReadFile(JsonPull pull)
    {
        string? path = null;
        var size = -1L;
        Sha256Digest? digest = null;
        IReadOnlyList<ByteRange> extents = [];
        foreach (var name in Members(pull))
        {
            switch (name)
            {
                case "path": path = pull.ExpectText(); break;
                case "size": size = pull.ExpectNumber(); break;
                case "sha256": digest = ReadDigest(pull); break;
                case "extents": extents = [.. Items(pull).Select(ReadExtent)]; break;
                default: pull.Skip(); break;
            }
        }

        return path is not null && size >= 0 && digest is { } known
            ? new PlannedFile(path, size, known, extents)
            : throw new ManifestFormatException($"path, size or sha256 of the file \"{path}\" is missing or out of range.");
    }

    private static RangeDigest ReadRange(JsonPull pull)
    {
        var offset = -1L;
        var length = 0L;
        Sha256Digest? digest = null;
        foreach (var name in Members(pull))
        {
            switch (name)
            {
                case "offset": offset = pull.ExpectNumber(); break;
                case "length": length = pull.ExpectNumber(); break;
                case "sha256": digest = ReadDigest(pull); break;
                default: pull.Skip(); break;
            }
        }

        return digest is { } known
            ? new RangeDigest(new ByteRange(offset, length), known)
            : throw new ManifestFormatException($"sha256 of the range at {offset} is missing.");
    }

    private static ByteRange ReadExtent(JsonPull pull)
    {
        Require(pull.Token == JsonTokenType.StartArray, $"An extent [offset, length] is expected where there is {pull.Token}.");
        var range = new ByteRange(pull.ExpectNumber(), pull.ExpectNumber());
        pull.Expect(JsonTokenType.EndArray);
        Require(range is { Offset: >= 0, Length: > 0 } && range.Offset <= long.MaxValue - range.Length, $"The extent at {range.Offset} is out of range.");
        return range;
    }

    private static string ReadFeature(JsonPull pull)
    {
        Require(pull.Token == JsonTokenType.String, $"The name of a feature is expected where there is {pull.Token}.");
        return pull.Text!;
    }

    private static Sha256Digest ReadDigest(JsonPull pull) =>
        Sha256Digest.TryParse(pull.ExpectText(), out var digest) ? digest : throw new ManifestFormatException($"\"{pull.Text}\" is not a SHA-256 digest.");

    private static uint ReadDiskId(JsonPull pull) =>
        uint.TryParse(pull.ExpectText(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw new ManifestFormatException($"\"{pull.Text}\" is not a disk identifier.");

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new ManifestFormatException(otherwise);
        }
    }

    /// <summary>Items of a list that is always short.</summary>
    private static IEnumerable<JsonPull> Few(IEnumerable<JsonPull> items)
    {
        var count = 0;
        foreach (var item in items)
        {
            Require(count++ < MaximumItems, $"A list of partitions or features has more than {MaximumItems} items.");
            yield return item;
        }
    }

    /// <summary>Stands before each item of the array that follows, on its first token.</summary>
    private static IEnumerable<JsonPull> Items(JsonPull pull)
    {
        pull.Expect(JsonTokenType.StartArray);
        for (pull.Next(); pull.Token != JsonTokenType.EndArray; pull.Next())
        {
            yield return pull;
        }
    }

    /// <summary>The names in the object whose first token was just read; the caller reads each value.</summary>
    private static IEnumerable<string> Members(JsonPull pull)
    {
        if (pull.Token != JsonTokenType.StartObject)
        {
            throw new ManifestFormatException($"An object is expected where there is {pull.Token}.");
        }

        for (pull.Next(); pull.Token != JsonTokenType.EndObject; pull.Next())
        {
            yield return pull.Text!;
        }
    }

    private IEnumerable<(string Name, JsonPull Pull)> Properties()
    {
        using var stream = json.AsStream();
        var pull = new JsonPull(stream);
        pull.Expect(JsonTokenType.StartObject);
        for (pull.Next(); pull.Token != JsonTokenType.EndObject; pull.Next())
        {
            yield return (pull.Text!, pull);
        }
    }

    private IEnumerable<JsonPull> PropertyItems(string property)
    {
        foreach (var (name, pull) in Properties())
        {
            if (!string.Equals(name, property, StringComparison.Ordinal))
            {
                pull.Skip();
                continue;
            }

            foreach (var item in Items(pull))
            {
                yield return item;
            }
        }
    }
}
