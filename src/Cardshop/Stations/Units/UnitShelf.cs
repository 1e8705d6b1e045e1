using System.Text;
using Cardshop.Cards.Slots;
using Cardshop.Content.Store;
using Cardshop.Primitives.Storage;

namespace Cardshop.Stations.Units;

/// <summary>The folder with units that were written here.</summary>
/// <param name="storage">Where it lies.</param>
/// <param name="folder">Its path.</param>
internal sealed class UnitShelf(IStorage storage, string folder)
{
    /// <summary>Whether the services are installed.</summary>
    public bool IsFilled => File.Exists(PathOf(StationUnits.Downloader));

    public string PathOf(string unit) => Path.Join(folder, unit);

    /// <summary>Whether a unit says this already.</summary>
    public bool Has(UnitFile unit) => File.Exists(PathOf(unit.Name)) && string.Equals(File.ReadAllText(PathOf(unit.Name)), unit.Text, StringComparison.Ordinal);

    /// <summary>Replaces units, each wholly or not at all.</summary>
    public void Write(IEnumerable<UnitFile> units)
    {
        DurableFile.CreateFolder(storage, folder);
        foreach (var unit in units)
        {
            DurableFile.Write(storage, PathOf(unit.Name), Encoding.UTF8.GetBytes(unit.Text), isLasting: true);
        }
    }

    /// <summary>Takes units away.</summary>
    public void Remove(IEnumerable<string> units)
    {
        foreach (var unit in units)
        {
            storage.Delete(PathOf(unit));
        }
    }

    /// <summary>The slots whose writers are started at boot.</summary>
    public IReadOnlyList<SlotId> Slots()
    {
        var wanted = PathOf("multi-user.target.wants");
        return Directory.Exists(wanted)
            ? [.. new DirectoryInfo(wanted).EnumerateFileSystemInfos().Select(link => StationUnits.SlotOf(link.Name)).OfType<SlotId>().Order()]
            : [];
    }

    /// <summary>Where images lie; null for the folder of the services.</summary>
    public string? Folder()
    {
        var prefix = StationUnits.FolderKey + "=";
        return IsFilled
            ? File.ReadLines(PathOf(StationUnits.Downloader)).FirstOrDefault(line => line.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..]
            : null;
    }
}
