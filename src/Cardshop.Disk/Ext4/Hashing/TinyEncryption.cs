namespace Cardshop.Disk.Ext4.Hashing;

/// <summary>Sixteen cycles of TEA (Wheeler and Needham, 1994) with four words as the key, added to what went in (Davies and Meyer).</summary>
internal static class TinyEncryption
{
    private const uint Delta = 0x9E3779B9;
    private const int Cycles = 16;

    public static void Mix(ref State state, ReadOnlySpan<uint> key)
    {
        var (left, right, sum) = (state.A, state.B, 0u);
        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            sum += Delta;
            left += ((right << 4) + key[0]) ^ (right + sum) ^ ((right >> 5) + key[1]);
            right += ((left << 4) + key[2]) ^ (left + sum) ^ ((left >> 5) + key[3]);
        }

        state.A += left;
        state.B += right;
    }
}
