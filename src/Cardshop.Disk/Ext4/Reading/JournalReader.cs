using Cardshop.Disk.Ext4.Checksums;
using Cardshop.Disk.Ext4.Format;

namespace Cardshop.Disk.Ext4.Reading;

/// <summary>
/// Makes sure that the journal holds nothing that is not written home: the flag in the superblock is one sign, the journal's own
/// superblock the other. See <see href="https://docs.kernel.org/filesystems/ext4/globals.html#journal-jbd2">Journal</see>.
/// </summary>
internal static class JournalReader
{
    private const string What = "The journal";

    /// <summary>The length of the journal in bytes; 0 when there is none, or when it lies on a volume of its own.</summary>
    public static long LengthWhenEmpty(BlockVolume volume, InodeReader inodes)
    {
        var number = volume.Superblock.JournalInode;
        if (!volume.Superblock.Features.Has(Ext4Feature.Journal) || number == 0)
        {
            return 0;
        }

        var journal = inodes.Read(number);
        Damage.Require(journal.Type == Ext4FileType.RegularFile, What, "is no file");
        Damage.Require(journal.Size >= JournalSuperblockLayout.Size, What, "is too short");
        var superblock = new JournalSuperblockLayout(new MappedContent(volume, journal).ReadBytes(0, JournalSuperblockLayout.Size));
        Damage.Require(
            superblock.Magic == JournalSuperblockLayout.ExpectedMagic
                && superblock.Version is JournalSuperblockLayout.Version1 or JournalSuperblockLayout.Version2,
            What,
            $"has the magic number 0x{superblock.Magic:X8}");
        Damage.Require(
            !superblock.HasChecksum || superblock.Checksum == MetadataChecksums.JournalSuperblock(superblock.Bytes),
            What,
            "does not match its checksum");
        if (superblock.Start != 0)
        {
            throw UncleanVolume.Refusal("its journal holds changes that were not written home");
        }

        return journal.Size;
    }
}
