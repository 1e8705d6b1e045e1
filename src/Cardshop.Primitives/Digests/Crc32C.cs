using System.Numerics;
using System.Runtime.InteropServices;

namespace Cardshop.Primitives.Digests;

/// <summary>
/// CRC-32C (Castagnoli, reflected polynomial 0x82F63B78; RFC 3720 appendix B.4) without the inversions at start and end,
/// as ext4 chains it.
/// </summary>
public static class Crc32C
{
    /// <summary>Carries <paramref name="seed"/> on over <paramref name="data"/>.</summary>
    public static uint Append(uint seed, ReadOnlySpan<byte> data)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(data);
        foreach (var word in words)
        {
            seed = BitOperations.Crc32C(seed, word);
        }

        foreach (var octet in data[(words.Length * sizeof(ulong))..])
        {
            seed = BitOperations.Crc32C(seed, octet);
        }

        return seed;
    }

    /// <summary>Carries <paramref name="seed"/> on over the four little-endian bytes of a number.</summary>
    public static uint Append(uint seed, uint value) => BitOperations.Crc32C(seed, value);
}
