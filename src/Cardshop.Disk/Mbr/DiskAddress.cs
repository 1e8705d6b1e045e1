using System.Buffers.Binary;

namespace Cardshop.Disk.Mbr;

/// <summary>
/// A sector by cylinder, head and sector, as an MBR keeps it beside the plain number: three bytes, of which nothing but ancient
/// firmware reads the meaning. Sample: <c>A7 06 21</c> is head 167, sector 6, cylinder 33. The disk is taken to have 255 heads and 63
/// sectors a track, as sfdisk and parted do; what lies behind cylinder 1023 is <c>FE FF FF</c>.
/// See <see href="https://en.wikipedia.org/wiki/Master_boot_record#PTE"/>.
/// </summary>
internal static class DiskAddress
{
    public const int Size = 3;

    private const int Heads = 255;
    private const int SectorsPerTrack = 63;
    private const int LastCylinder = 1023;

    /// <summary>Whether the bytes say that only the plain number tells the place, under whatever geometry.</summary>
    public static bool IsBeyondReach(ReadOnlySpan<byte> bytes) => (((bytes[1] & 0xC0) << 2) | bytes[2]) == LastCylinder;

    public static void Write(Span<byte> bytes, long sector)
    {
        var cylinder = sector / (Heads * SectorsPerTrack);
        if (cylinder > LastCylinder)
        {
            bytes[0] = Heads - 1;
            BinaryPrimitives.WriteUInt16LittleEndian(bytes[1..], 0xFFFF);
            return;
        }

        bytes[0] = (byte)(sector / SectorsPerTrack % Heads);
        bytes[1] = (byte)(((sector % SectorsPerTrack) + 1) | (cylinder >> 8 << 6));
        bytes[2] = (byte)cylinder;
    }
}
