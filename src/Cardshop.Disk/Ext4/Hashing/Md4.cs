using System.Numerics;

namespace Cardshop.Disk.Ext4.Hashing;

/// <summary>The compression function of MD4 (RFC 1320) cut down to 32 bytes a block and eight steps a round.</summary>
internal static class Md4
{
    // The square roots of 2 and 3, as in RFC 1320.
    private const uint Round2 = 0x5A827999;
    private const uint Round3 = 0x6ED9EBA1;

    /// <summary>The state that RFC 1320 begins with.</summary>
    public static State InitialState { get; } = new(0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476);

    private static ReadOnlySpan<byte> Order1 => [0, 1, 2, 3, 4, 5, 6, 7];

    private static ReadOnlySpan<byte> Order2 => [1, 3, 5, 7, 0, 2, 4, 6];

    private static ReadOnlySpan<byte> Order3 => [3, 7, 2, 6, 1, 5, 0, 4];

    private static ReadOnlySpan<byte> Shifts1 => [3, 7, 11, 19];

    private static ReadOnlySpan<byte> Shifts2 => [3, 5, 9, 13];

    private static ReadOnlySpan<byte> Shifts3 => [3, 9, 11, 15];

    public static void Mix(ref State state, ReadOnlySpan<uint> words)
    {
        var (a, b, c, d) = state;
        for (var step = 0; step < 8; step++)
        {
            var sum = a + (d ^ (b & (c ^ d))) + words[Order1[step]];
            (a, b, c, d) = (d, BitOperations.RotateLeft(sum, Shifts1[step & 3]), b, c);
        }

        for (var step = 0; step < 8; step++)
        {
            var sum = a + ((b & c) + ((b ^ c) & d)) + words[Order2[step]] + Round2;
            (a, b, c, d) = (d, BitOperations.RotateLeft(sum, Shifts2[step & 3]), b, c);
        }

        for (var step = 0; step < 8; step++)
        {
            var sum = a + (b ^ c ^ d) + words[Order3[step]] + Round3;
            (a, b, c, d) = (d, BitOperations.RotateLeft(sum, Shifts3[step & 3]), b, c);
        }

        state = new State(state.A + a, state.B + b, state.C + c, state.D + d);
    }
}
