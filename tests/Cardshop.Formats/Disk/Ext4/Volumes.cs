using Cardshop.Disk;
using Cardshop.Disk.Ext4;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Disk.Ext4;

/// <summary>Volumes in files, made by <c>mke2fs</c> and judged by <c>e2fsck</c>.</summary>
internal static class Volumes
{
    /// <summary>Makes a volume; <paramref name="options"/> are those of <c>mke2fs</c>.</summary>
    public static string Make(TempFolder folder, string options, string size = "32M", string? content = null)
    {
        var path = folder[$"{Guid.NewGuid():N}.img"];
        var from = content is null ? [] : new[] { "-d", content };
        Tool.Run("mke2fs", ["-q", "-F", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. from, path, size]);
        return path;
    }

    public static Ext4FileSystem Open(PhysicalStorage storage, string path) => Ext4FileSystem.Open(FileSource.Open(storage, path));

    /// <summary>
    /// Writes a layout to a file, as it would be to a card that was in use before: what the layout leaves out keeps <paramref name="before"/>.
    /// </summary>
    public static string Write(TempFolder folder, Ext4Layout layout, byte before = 0) => Write(folder, layout, layout.Extents(), before);

    /// <summary>Writes a layout without long pieces of files, which nobody is going to read.</summary>
    public static string WriteMetadata(TempFolder folder, Ext4Layout layout) =>
        Write(folder, layout, layout.Extents().Where(extent => extent.Owner is null || extent.Length < 1 << 20), before: 0);

    private static string Write(TempFolder folder, Ext4Layout layout, IEnumerable<VolumeExtent> extents, byte before)
    {
        var path = folder[$"{Guid.NewGuid():N}.img"];
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        RandomAccess.SetLength(file, layout.Length);
        var buffer = new byte[1 << 20];
        if (before != 0)
        {
            buffer.AsSpan().Fill(before);
            for (var offset = 0L; offset < layout.Length; offset += buffer.Length)
            {
                RandomAccess.Write(file, buffer.AsSpan(0, (int)Math.Min(buffer.Length, layout.Length - offset)), offset);
            }
        }

        foreach (var extent in extents)
        {
            for (var done = 0L; done < extent.Length; done += buffer.Length)
            {
                var piece = buffer.AsSpan(0, (int)Math.Min(buffer.Length, extent.Length - done));
                var given = (int)Math.Clamp(extent.Source.Length - done, 0, piece.Length);
                extent.Source.Read(done, piece[..given]);
                piece[given..].Clear();
                if (before != 0 || piece.ContainsAnyExcept((byte)0))
                {
                    RandomAccess.Write(file, piece, extent.Offset + done);
                }
            }
        }

        return path;
    }

    /// <summary>Fails unless <c>e2fsck</c> finds nothing at all to say against a volume.</summary>
    public static void Check(string path)
    {
        var result = Tool.Try("e2fsck", "-fn", path);
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.All(result.Output.Split('\n'), line => Assert.Matches(@"^(Pass \d: .*|.*: \d+/\d+ files \(.* non-contiguous\), \d+/\d+ blocks|)$", line));
    }
}
