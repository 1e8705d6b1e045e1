using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Mbr;

/// <summary>
/// Tells a disk with a GUID partition table, which has an MBR only for show.
/// See <see href="https://uefi.org/specs/UEFI/2.10/05_GUID_Partition_Table_Format.html#protective-mbr"/>.
/// </summary>
internal static class GuidPartitionTable
{
    // Its header lies in the second sector, whatever the size of a sector is.
    private static readonly int[] HeaderOffsets = [512, 4096];

    /// <exception cref="DiskFormatException">The disk has one.</exception>
    public static void Refuse(ByteSource disk, ReadOnlySpan<byte> table)
    {
        for (var entry = table; !entry.IsEmpty; entry = entry[MbrEntry.Size..])
        {
            if (MbrEntry.Read(entry).Type == MbrPartitionType.GptProtective)
            {
                throw Refusal("its MBR is a protective one");
            }
        }

        if (HeaderOffsets.Any(offset => HasHeader(disk, offset)))
        {
            throw Refusal("a GPT header follows its MBR");
        }
    }

    private static bool HasHeader(ByteSource disk, int offset) =>
        disk.Length >= offset + 8 && disk.ReadBytes(offset, 8).AsSpan().SequenceEqual("EFI PART"u8);

    private static DiskFormatException Refusal(string sign) =>
        new($"The disk has a GPT (GUID partition table): {sign}. Only an MBR is supported; use an image that was partitioned with one.");
}
