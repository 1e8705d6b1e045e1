using System.Buffers.Binary;

namespace Cardshop.TestKit;

/// <summary>Makes damaged copies of good inputs: bit flips, edge values, cuts, repeats and crossings of two inputs.</summary>
internal sealed class Mutator(IReadOnlyList<byte[]> corpus, Random random)
{
    private static readonly uint[] EdgeValues = [0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF];

    public byte[] Next()
    {
        var input = (byte[])corpus[random.Next(corpus.Count)].Clone();
        for (var rounds = random.Next(1, 8); rounds > 0; rounds--)
        {
            input = input.Length == 0 ? [(byte)random.Next(256)] : Mutate(input);
        }

        return input;
    }

    private byte[] Mutate(byte[] input)
    {
        var at = random.Next(input.Length);
        switch (random.Next(7))
        {
            case 0:
                input[at] ^= (byte)(1 << random.Next(8));
                return input;
            case 1:
                input[at] = (byte)random.Next(256);
                return input;
            case 2:
                WriteEdgeValue(input.AsSpan(at));
                return input;
            case 3:
                return input[..at];
            case 4:
                return [.. input[..at], .. input[random.Next(input.Length)..]];
            case 5:
                var other = corpus[random.Next(corpus.Count)];
                return [.. input[..at], .. other[Math.Min(at, other.Length)..]];
            default:
                var length = Math.Min(input.Length - at, random.Next(1, 64));
                input.AsSpan(at, length).Fill((byte)random.Next(256));
                return input;
        }
    }

    private void WriteEdgeValue(Span<byte> place)
    {
        var value = EdgeValues[random.Next(EdgeValues.Length)];
        if (place.Length >= 4 && random.Next(2) == 0)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(place, value);
        }
        else if (place.Length >= 2)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(place, (ushort)value);
        }
        else
        {
            place[0] = (byte)value;
        }
    }
}
