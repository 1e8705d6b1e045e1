using System.Buffers.Binary;
using System.Numerics;

namespace Cardshop.Primitives.Digests;

/// <summary>
/// SHA-224 (<see href="https://doi.org/10.6028/NIST.FIPS.180-4">FIPS 180-4</see> sections 5.3.2, 6.2.2 and 6.3), which the framework does
/// not have: SHA-256 from other initial values, with the last word left out. Of "abc" it is 23097D22 3405D822 8642A477 BDA255B3 2AADBCE4
/// BDA0B3F7 E36C9DA7.
/// </summary>
internal sealed class Sha224 : IncrementalChecksum
{
    private const int BlockSize = 64;
    private const int LengthOffset = BlockSize - sizeof(ulong);
    private const int DigestSize = 28;

    // Section 5.3.2: the second 32 bits of the fractional parts of the square roots of the ninth to the sixteenth prime.
    private static readonly uint[] InitialState =
        [0xC1059ED8, 0x367CD507, 0x3070DD17, 0xF70E5939, 0xFFC00B31, 0x68581511, 0x64F98FA7, 0xBEFA4FA4];

    // Section 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static readonly uint[] RoundConstants =
    [
        0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
        0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
        0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
        0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
        0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
        0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
        0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
        0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
    ];

    private readonly uint[] _state = [.. InitialState];
    private readonly byte[] _block = new byte[BlockSize];
    private ulong _length;

    private int Pending => (int)(_length % BlockSize);

    public override void Append(ReadOnlySpan<byte> bytes)
    {
        if (Pending > 0)
        {
            var taken = Math.Min(bytes.Length, BlockSize - Pending);
            bytes[..taken].CopyTo(_block.AsSpan(Pending));
            _length += (ulong)taken;
            bytes = bytes[taken..];
            if (Pending > 0)
            {
                return;
            }

            Compress(_block);
        }

        _length += (ulong)bytes.Length;
        for (; bytes.Length >= BlockSize; bytes = bytes[BlockSize..])
        {
            Compress(bytes);
        }

        bytes.CopyTo(_block);
    }

    public override byte[] Finish()
    {
        Pad();
        var digest = new byte[DigestSize];
        for (var i = 0; i < DigestSize / sizeof(uint); i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(digest.AsSpan(i * sizeof(uint)), _state[i]);
        }

        InitialState.CopyTo(_state);
        _length = 0;
        return digest;
    }

    // Section 5.1.1: a one bit, zeros, and the length in bits at the end of a block.
    private void Pad()
    {
        var end = Pending;
        _block[end++] = 0x80;
        if (end > LengthOffset)
        {
            _block.AsSpan(end).Clear();
            Compress(_block);
            end = 0;
        }

        _block.AsSpan(end).Clear();
        BinaryPrimitives.WriteUInt64BigEndian(_block.AsSpan(LengthOffset), _length * 8);
        Compress(_block);
    }

    // Section 6.2.2, with its names.
    private void Compress(ReadOnlySpan<byte> block)
    {
        Span<uint> w = stackalloc uint[64];
        for (var t = 0; t < 16; t++)
        {
            w[t] = BinaryPrimitives.ReadUInt32BigEndian(block[(t * sizeof(uint))..]);
        }

        for (var t = 16; t < 64; t++)
        {
            var s0 = BitOperations.RotateRight(w[t - 15], 7) ^ BitOperations.RotateRight(w[t - 15], 18) ^ (w[t - 15] >> 3);
            var s1 = BitOperations.RotateRight(w[t - 2], 17) ^ BitOperations.RotateRight(w[t - 2], 19) ^ (w[t - 2] >> 10);
            w[t] = s1 + w[t - 7] + s0 + w[t - 16];
        }

        var (a, b, c, d, e, f, g, h) = (_state[0], _state[1], _state[2], _state[3], _state[4], _state[5], _state[6], _state[7]);
        for (var t = 0; t < 64; t++)
        {
            var sum1 = BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25);
            var t1 = h + sum1 + ((e & f) ^ (~e & g)) + RoundConstants[t] + w[t];
            var sum0 = BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22);
            var t2 = sum0 + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + t1, c, b, a, t1 + t2);
        }

        _state[0] += a;
        _state[1] += b;
        _state[2] += c;
        _state[3] += d;
        _state[4] += e;
        _state[5] += f;
        _state[6] += g;
        _state[7] += h;
    }
}
