using System.Text;
using Cardshop.Disk;
using Cardshop.Disk.Ext4.Editing;
using Cardshop.Disk.Fat;
using Cardshop.Disk.Mbr;
using Cardshop.Disk.Trees;
using Cardshop.Hotspot.Recipes;
using Cardshop.Imaging.Inspection;
using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Personalisation;

/// <summary>
/// Computes what one card has that the image has not. On the boot partition, which is FAT, any file can be placed that fits; elsewhere, on
/// ext4, only what the image has placed can be replaced, within the room that it has.
/// </summary>
/// <param name="image">The disk image.</param>
/// <param name="placed">Whether the image has placed a file that lies at a path, as the device sees it.</param>
/// <param name="time">When files are said to have changed.</param>
public sealed class CardOverlay(ByteSource image, Func<string, bool> placed, DateTimeOffset time)
{
    private const string Boot = "/boot/firmware/";
    private const string Data = "/data/";

    private readonly Timestamp _time = Timestamp.From(time);

    /// <summary>The bytes of a card's own, in disk order.</summary>
    /// <param name="card">Its details.</param>
    /// <param name="list">What the list is called in messages.</param>
    /// <exception cref="PersonalisationException">They cannot be put into the image.</exception>
    public IReadOnlyList<ImagePatch> PatchesOf(CardDetails card, string list)
    {
        var table = MasterBootRecord.Read(image);
        var problems = new List<string>();
        var patches = new List<ImagePatch>();
        foreach (var partition in table.Partitions.OfType<MbrPartition>())
        {
            var files = card.Files.Where(file => PartitionOf(file.Key) == partition.Number).ToDictionary(file => InPartition(file.Key), file => (file.Key, file.Value), StringComparer.Ordinal);
            var settings = partition.Number == 1 ? card.Settings : new Dictionary<string, string>(StringComparer.Ordinal);
            if (files.Count > 0 || settings.Count > 0)
            {
                var overlay = new OverlaySource(image.Slice(partition.Start, partition.Length));
                Apply(overlay, partition, files, settings, problem => problems.Add($"{list}:{card.Line}: {problem}"));
                patches.AddRange(overlay.ChangedRanges().Select(range => new ImagePatch(partition.Start + range.Offset, overlay.ReadBytes(range.Offset, (int)range.Length))));
            }
        }

        return problems.Count == 0 ? [.. patches.OrderBy(patch => patch.Offset)] : throw new PersonalisationException(problems);
    }

    private static int PartitionOf(string path) =>
        path.StartsWith(Boot, StringComparison.Ordinal) ? 1 : path.StartsWith(Data, StringComparison.Ordinal) ? 3 : 2;

    private static string InPartition(string path) => PartitionOf(path) switch
    {
        1 => path[(Boot.Length - 1)..],
        3 => path[(Data.Length - 1)..],
        _ => path,
    };

    private void Apply(
        OverlaySource volume,
        MbrPartition partition,
        Dictionary<string, (string Path, ReadOnlyMemory<byte> Content)> files,
        IReadOnlyDictionary<string, string> settings,
        Action<string> problem)
    {
        try
        {
            if (Volumes.Open(volume).Kind is "ext4")
            {
                Replace(volume, files, problem);
            }
            else
            {
                Place(volume, files, settings, problem);
            }
        }
        catch (DiskFormatException error)
        {
            problem($"partition {partition.Number} cannot be changed: {error.Message}");
        }
    }

    private void Place(
        OverlaySource volume, Dictionary<string, (string Path, ReadOnlyMemory<byte> Content)> files, IReadOnlyDictionary<string, string> settings, Action<string> problem)
    {
        var editor = new FatEditor(volume);
        if (settings.Count > 0)
        {
            var name = $"/{OffspotYaml.FileName}";
            var given = files.Remove(name, out var own) ? own.Content.ToArray() : Existing(volume, name);
            var text = OffspotSettings.Apply(given, settings, out var objections);
            foreach (var objection in objections)
            {
                problem(objection);
            }

            files[name] = ($"{Boot}{OffspotYaml.FileName}", Encoding.ASCII.GetBytes(text));
        }

        foreach (var (name, (path, content)) in files)
        {
            Try(path, problem, () => editor.WriteFile(name.TrimStart('/'), content.Span, _time));
        }
    }

    private void Replace(OverlaySource volume, Dictionary<string, (string Path, ReadOnlyMemory<byte> Content)> files, Action<string> problem)
    {
        var editor = new Ext4Editor(volume);
        foreach (var (name, (path, content)) in files)
        {
            if (placed(path))
            {
                Try(path, problem, () => editor.ReplaceContent(name, content.Span, _time));
            }
            else
            {
                problem($"{path}: is none of the files that the recipe placed; only those can be replaced on this partition.");
            }
        }
    }

    private static void Try(string path, Action<string> problem, Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is FatNameException or FatPathException or FatSpaceException or Ext4PathException or Ext4SizeException)
        {
            problem(error.Message.StartsWith(path, StringComparison.Ordinal) ? error.Message : $"{path}: {error.Message}");
        }
    }

    private static byte[] Existing(ByteSource volume, string path) =>
        Volumes.Open(volume) is var files && files.Find(path) is { Kind: VolumeEntryKind.File } entry ? files.Content(entry).ReadAll() : [];
}
