using System.Collections.Immutable;
using System.Text.Json;
using Cardshop.Content.Store;
using Cardshop.Primitives.Storage;

namespace Cardshop.Cards.Slots;

/// <summary>The file in which slots keep their names.</summary>
/// <param name="storage">Where it lies.</param>
/// <param name="path">Its absolute path.</param>
public sealed class SlotFile(IStorage storage, string path)
{
    private const int MaximumLength = 1 << 20;

    /// <summary>Where it is.</summary>
    public string Path => path;

    /// <summary>What it says; nothing when it is not there.</summary>
    /// <exception cref="SlotFileException">It cannot be understood.</exception>
    public SlotMap Read()
    {
        // Not through the storage, which keeps files open: another process may have put a new one in its place.
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return SlotMap.Empty;
        }

        return file.Length <= MaximumLength
            ? Parse(File.ReadAllBytes(path), path)
            : throw new SlotFileException([$"{path}: has {file.Length} bytes, which no list of slots has. Remove it and name the slots again."]);
    }

    /// <summary>Replaces what it says, wholly or not at all.</summary>
    public void Write(SlotMap slots)
    {
        var document = new SlotDocument(slots.Places.ToDictionary(place => place.Key.ToString(), place => place.Value, StringComparer.Ordinal));
        DurableFile.CreateFolder(storage, System.IO.Path.GetDirectoryName(path)!);
        DurableFile.Write(storage, path, JsonSerializer.SerializeToUtf8Bytes(document, SlotJson.Default.SlotDocument), isLasting: true);
    }

    /// <summary>Reads the text of such a file.</summary>
    internal static SlotMap Parse(ReadOnlySpan<byte> json, string path)
    {
        try
        {
            return Check(JsonSerializer.Deserialize(json, SlotJson.Default.SlotDocument) ?? new SlotDocument(ImmutableDictionary<string, string>.Empty), path);
        }
        catch (JsonException error)
        {
            throw new SlotFileException([$"{path}: is damaged in line {error.LineNumber + 1}. Remove it and name the slots again."]);
        }
    }

    private static SlotMap Check(SlotDocument document, string path)
    {
        var (places, problems) = (ImmutableSortedDictionary.CreateBuilder<SlotId, string>(), new List<string>());
        foreach (var (name, place) in document.Slots)
        {
            if (!SlotId.TryParse(name, out var slot))
            {
                problems.Add($"{path}: \"{name}\" is not the name of a slot: up to {SlotId.MaximumLength} letters, digits and hyphens.");
            }
            else if (string.IsNullOrWhiteSpace(place) || places.ContainsValue(place))
            {
                problems.Add($"{path}: the place \"{place}\" of slot {slot} has another name already, or is none. Take one of them out.");
            }
            else if (!places.TryAdd(slot, place))
            {
                problems.Add($"{path}: there are two slots {slot}. Take one of them out.");
            }
        }

        return problems.Count == 0 ? new SlotMap(places.ToImmutable()) : throw new SlotFileException(problems);
    }
}
