using Cardshop.Disk.Fat.Directories;
using Cardshop.Disk.Fat.Names;
using Cardshop.Disk.Fat.Structures;
using Cardshop.Disk.Trees;
using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Fat.Editing;

/// <summary>One edit on pages of its own, which reach the volume together or, when the edit fails, not at all.</summary>
internal sealed class FatDraft
{
    private readonly OverlaySource _volume;
    private readonly OverlaySource _pages;
    private readonly FatFileSystem _fileSystem;
    private readonly ClusterAllocator _clusters;
    private readonly DirectoryEditor _directories;

    public FatDraft(OverlaySource volume, FreeClusters free)
    {
        _volume = volume;
        _pages = new OverlaySource(volume);
        _fileSystem = FatFileSystem.Open(_pages);
        _clusters = new ClusterAllocator(_pages, _fileSystem.Table(), free);
        _directories = new DirectoryEditor(_pages, _fileSystem.Geometry, _clusters);
    }

    public void WriteFile(string path, ReadOnlySpan<byte> content, Timestamp time)
    {
        var (directory, name) = Locate(path);
        var old = directory.Find(name);
        if (old is { IsDirectory: true })
        {
            throw new FatPathException($"{old.Path} is a directory; a file cannot take its place.");
        }

        var count = _fileSystem.Geometry.ClustersFor(content.Length);
        var chain = _clusters.Resize(old is null ? [] : _fileSystem.Chain(old), count, path);
        ChainWriter.Write(_pages, chain.Select(_fileSystem.Geometry.RangeOf), 0, content);
        var entry = (old?.Stored ?? NewEntry(FatAttributes.Archive, time)) with
        {
            Modified = DosTime.From(time),
            AccessedDate = DosTime.From(time).Date,
            FirstCluster = chain.Count == 0 ? 0 : chain[0].First,
            Length = (uint)content.Length,
        };
        if (old is null)
        {
            _directories.Add(directory, name, entry);
        }
        else
        {
            _directories.Replace(directory, old, entry with { Attributes = entry.Attributes | FatAttributes.Archive });
        }
    }

    public void CreateDirectory(string path, Timestamp time)
    {
        var directory = _fileSystem.ReadDirectory(_fileSystem.Root);
        foreach (var name in Parts(path))
        {
            if (directory.Find(name) is null)
            {
                CreateDirectory(directory, name, time);
                directory = _fileSystem.ReadDirectory(directory.Self);
            }

            directory = Below(directory.Find(name)!);
        }
    }

    public void Delete(string path)
    {
        var (directory, name) = Locate(path);
        var entry = directory.Find(name) ?? throw new FatPathException($"{path}: there is no such file.");
        if (entry.IsDirectory && _fileSystem.Entries(entry).Count > 0)
        {
            throw new FatPathException($"{entry.Path}: the directory is not empty. Delete what is in it first.");
        }

        _clusters.Resize(_fileSystem.Chain(entry), 0, path);
        _directories.Remove(directory, entry);
    }

    /// <summary>Hands the edit over.</summary>
    /// <returns>What is free now.</returns>
    public FreeClusters Commit()
    {
        UpdateInfo();
        foreach (var range in _pages.ChangedRanges())
        {
            _volume.Write(range.Offset, _pages.ReadBytes(range.Offset, (int)range.Length));
        }

        return _clusters.Free;
    }

    private static ShortEntry NewEntry(FatAttributes attributes, Timestamp time) => new()
    {
        Name = default,
        Attributes = attributes,
        Created = DosTime.From(time),
        AccessedDate = DosTime.From(time).Date,
        Modified = DosTime.From(time),
    };

    private static string[] Parts(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var problems = parts
            .Where(part => LongName.Problem(part) is not null)
            .Select(part => $"{path}: the name \"{part}\" {LongName.Problem(part)}.")
            .ToList();
        return problems.Count == 0 ? parts : throw new FatNameException(problems);
    }

    private (FatDirectory Directory, string Name) Locate(string path)
    {
        var parts = Parts(path);
        if (parts.Length == 0)
        {
            throw new FatPathException($"\"{path}\" names no file.");
        }

        var directory = _fileSystem.ReadDirectory(_fileSystem.Root);
        foreach (var name in parts[..^1])
        {
            var below = directory.Find(name) ?? throw new FatPathException($"{path}: there is no directory {name}. Create it first.");
            directory = Below(below);
        }

        return (directory, parts[^1]);
    }

    private FatDirectory Below(FatEntry entry) => entry.IsDirectory
        ? _fileSystem.ReadDirectory(entry)
        : throw new FatPathException($"{entry.Path} is a file; a directory cannot take its place.");

    private void CreateDirectory(FatDirectory parent, string name, Timestamp time)
    {
        var chain = _clusters.Resize([], 1, $"{parent.Self.Path}: {name}");
        var entry = NewEntry(FatAttributes.Directory, time) with { FirstCluster = chain[0].First };
        var start = DirectoryStart.Of(entry, parent.Self.IsRoot ? 0 : parent.Self.Stored.FirstCluster);
        ChainWriter.Write(_pages, chain.Select(_fileSystem.Geometry.RangeOf), 0, start);
        _directories.Add(parent, name, entry);
    }

    private void UpdateInfo()
    {
        if (_fileSystem.Geometry.InfoOffset is not { } offset)
        {
            return;
        }

        var sector = _pages.ReadBytes(offset, InfoSector.Size);
        if (InfoSector.Read(sector) is not null)
        {
            new InfoSector(_clusters.Free.Count, _clusters.Free.Next).Write(sector);
            _pages.Write(offset, sector);
        }
    }
}
