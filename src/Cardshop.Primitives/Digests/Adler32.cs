using System.Buffers.Binary;

namespace Cardshop.Primitives.Digests;

/// <summary>
/// Adler-32 (<see href="https://www.rfc-editor.org/rfc/rfc1950#section-8.2">RFC 1950 section 8.2</see>): the sum of the bytes and the
/// sum of those sums, both modulo 65521. Of "Wikipedia" it is 11E60398.
/// </summary>
internal sealed class Adler32 : IncrementalChecksum
{
    private const uint Modulus = 65521;

    // The most bytes of 255 after which the second sum, starting from 65520 in both, still fits 32 bits: the division can wait that long.
    private const int LongestRun = 5552;

    private uint _sum = 1;
    private uint _sumOfSums;

    public override void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var run = bytes[..Math.Min(bytes.Length, LongestRun)];
            AppendRun(run);
            bytes = bytes[run.Length..];
        }
    }

    public override byte[] Finish()
    {
        var checksum = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(checksum, (_sumOfSums << 16) | _sum);
        (_sum, _sumOfSums) = (1, 0);
        return checksum;
    }

    private void AppendRun(ReadOnlySpan<byte> run)
    {
        // Locals stay in registers, fields do not.
        var (sum, sumOfSums) = (_sum, _sumOfSums);
        foreach (var octet in run)
        {
            sum += octet;
            sumOfSums += sum;
        }

        (_sum, _sumOfSums) = (sum % Modulus, sumOfSums % Modulus);
    }
}
