using Cardshop.Disk.Ext4.Format;
using Cardshop.Disk.Ext4.Reading;
using Cardshop.Disk.Trees;
using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Ext4.Editing;

/// <summary>
/// Replaces the contents of files of an ext4 volume in place: within the blocks that a file has, so that nothing but these blocks and its
/// inode changes. Each call is done wholly or, when it throws, not at all. The same calls on the same volume give the same bytes.
/// </summary>
public sealed class Ext4Editor
{
    private readonly OverlaySource _overlay;
    private readonly BlockVolume _volume;
    private readonly Group[] _groups;
    private readonly Ext4FileSystem _files;

    /// <param name="volume">From the first byte of the partition on. Nobody else may write to it while the editor is in use.</param>
    /// <exception cref="DiskFormatException">It is not an ext4 volume, or it is damaged.</exception>
    public Ext4Editor(OverlaySource volume)
    {
        _overlay = volume;
        _volume = new BlockVolume(volume, SuperblockReader.Read(volume));
        _groups = GroupReader.Read(_volume);
        _files = Ext4FileSystem.Open(volume);
    }

    /// <summary>Replaces what is in a file.</summary>
    /// <param name="path">From the topmost folder on, names separated by <c>/</c>. Symbolic links are not followed.</param>
    /// <param name="content">What it shall hold; at most as much as the blocks of the file have room for.</param>
    /// <param name="time">When it was changed.</param>
    /// <exception cref="Ext4PathException">There is no such file.</exception>
    /// <exception cref="Ext4SizeException">Its blocks have no room for the content.</exception>
    /// <exception cref="DiskFormatException">The volume is damaged.</exception>
    public void ReplaceContent(string path, ReadOnlySpan<byte> content, Timestamp time)
    {
        var inode = _files.Find(path) is { Type: Ext4FileType.RegularFile } found ? found : throw new Ext4PathException($"{path}: there is no such file in the ext4 volume.");
        var runs = BlockMap.Read(_volume, inode).ToList();
        RequireRoom(path, inode, runs, content.Length);
        var needed = (content.Length + _volume.BlockSize - 1) / _volume.BlockSize;
        var changed = Changed(path, inode, needed, content.Length, time);
        WriteContent(runs, content);
        _overlay.Write(InodeReader.OffsetOf(_volume, _groups, inode.Number), changed);
    }

    /// <summary>The inode after the change.</summary>
    private byte[] Changed(string path, Ext4Inode inode, int blocks, int length, Timestamp time)
    {
        var bytes = inode.Layout.Bytes.ToArray();
        var layout = new InodeLayout(bytes) { FileSize = length, Modified = time, Changed = time };
        WrittenBlocks.Limit(path, layout, blocks);
        if (_volume.Checksums.CoversMetadata)
        {
            layout.Checksum = _volume.Checksums.Inode(inode.Number, layout);
        }

        return bytes;
    }

    private void RequireRoom(string path, Ext4Inode inode, List<BlockRun> runs, int length)
    {
        if (!inode.Layout.Flags.HasFlag(InodeFlags.Extents) || runs.Exists(run => run.IsUnwritten))
        {
            throw new Ext4SizeException($"{path}: its blocks are not known by extents that are all written, so it cannot be changed in place.");
        }

        var room = runs.TakeWhile((run, i) => run.Logical == (i == 0 ? 0 : runs[i - 1].End)).Sum(run => run.Count) * _volume.BlockSize;
        if (length > room)
        {
            throw new Ext4SizeException($"{path}: the new content has {length} bytes, and the file has room for {room}.");
        }
    }

    private void WriteContent(List<BlockRun> runs, ReadOnlySpan<byte> content)
    {
        foreach (var run in runs)
        {
            var count = (int)Math.Min(run.Count * _volume.BlockSize, content.Length);
            var padded = new byte[(count + _volume.BlockSize - 1) / _volume.BlockSize * _volume.BlockSize];
            content[..count].CopyTo(padded);
            _overlay.Write(run.Physical * _volume.BlockSize, padded);
            content = content[count..];
        }
    }
}
