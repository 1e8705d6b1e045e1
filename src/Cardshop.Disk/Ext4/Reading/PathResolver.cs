using System.Text;

namespace Cardshop.Disk.Ext4.Reading;

/// <summary>Finds what lies at a path, name by name.</summary>
internal sealed class PathResolver(Ext4FileSystem volume)
{
    private const int MostLinks = 40;

    private readonly Stack<byte[]> _names = [];
    private readonly Stack<Ext4Inode> _way = [];

    public Ext4Inode? Resolve(string path, bool followLinks)
    {
        var links = 0;
        Enter(Encoding.UTF8.GetBytes($"/{path}"));
        while (_names.TryPop(out var name))
        {
            var here = _way.Peek();
            if (here.Type != Ext4FileType.Directory)
            {
                return null;
            }

            if (name.AsSpan().SequenceEqual(".."u8))
            {
                _ = _way.Count > 1 && _way.TryPop(out _);
                continue;
            }

            var found = Find(here, name);
            if (found is null)
            {
                return null;
            }

            if (!followLinks || found.Type != Ext4FileType.SymbolicLink)
            {
                _way.Push(found);
                continue;
            }

            if (++links > MostLinks)
            {
                throw new DiskFormatException($"{path}: more than {MostLinks} symbolic links lead on from one to another. Do they lead in circles?");
            }

            Enter(volume.LinkTarget(found).Span);
        }

        return _way.Peek();
    }

    /// <summary>Puts the names of a path before those that are still to be looked up.</summary>
    private void Enter(ReadOnlySpan<byte> path)
    {
        if (path[0] == '/')
        {
            _way.Clear();
            _way.Push(volume.Root);
        }

        while (!path.IsEmpty)
        {
            var name = path[(path.LastIndexOf((byte)'/') + 1)..];
            path = path[..^Math.Min(path.Length, name.Length + 1)];
            if (!name.IsEmpty && !name.SequenceEqual("."u8))
            {
                _names.Push(name.ToArray());
            }
        }
    }

    private Ext4Inode? Find(Ext4Inode folder, byte[] name)
    {
        foreach (var entry in volume.Entries(folder))
        {
            if (entry.Name.Bytes.SequenceEqual(name))
            {
                return volume.Inode(entry.Inode);
            }
        }

        return null;
    }
}
