using System.Text;
using Cardshop.Disk;
using Cardshop.Disk.Ext4;
using Cardshop.Disk.Ext4.Format;
using Cardshop.Disk.Fat;
using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Discovery.Contents;

/// <summary>
/// Says which file system lies somewhere and what it is called, whatever state it is in: a card that was pulled is seldom clean.
/// </summary>
internal static class VolumeSniffer
{
    /// <summary>Null when there is none that is known.</summary>
    /// <param name="volume">From the first byte of the partition on.</param>
    /// <exception cref="IOException">The medium cannot be read.</exception>
    public static FoundVolume? Look(ByteSource volume) =>
        Signature.All.FirstOrDefault(signature => signature.IsIn(volume)) is { } known ? new FoundVolume(known.Kind, "") : Ext(volume) ?? Fat(volume);

    private static FoundVolume? Ext(ByteSource volume)
    {
        if (volume.Length < SuperblockLayout.Offset + SuperblockLayout.Size)
        {
            return null;
        }

        var superblock = new SuperblockLayout(volume.ReadBytes(SuperblockLayout.Offset, SuperblockLayout.Size));
        var kind = superblock.Features.Has(Ext4Feature.Extents) ? "ext4" : superblock.Features.Has(Ext4Feature.Journal) ? "ext3" : "ext2";
        return superblock.Magic == SuperblockLayout.ExpectedMagic ? new FoundVolume(kind, Encoding.UTF8.GetString(superblock.VolumeName).TrimEnd('\0')) : null;
    }

    private static FoundVolume? Fat(ByteSource volume)
    {
        try
        {
            var fat = FatFileSystem.Open(volume);
            return new FoundVolume(fat.Kind.ToString().ToLowerInvariant(), fat.Label);
        }
        catch (DiskFormatException)
        {
            return null;
        }
    }
}
