namespace Cardshop.Disk.Ext4.Checksums;

/// <summary>CRC-16 with the reflected polynomial 0xA001, as group descriptors use it under <c>uninit_bg</c>.</summary>
internal static class Crc16
{
    private const ushort Polynomial = 0xA001;

    public static ushort Append(ushort seed, ReadOnlySpan<byte> data)
    {
        var crc = seed;
        foreach (var octet in data)
        {
            crc ^= octet;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (ushort)((crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial);
            }
        }

        return crc;
    }
}
