using Cardshop.Primitives.Storage;

namespace Cardshop.Cards.Tests.Setting;

/// <summary>Memory that devices take.</summary>
internal static class Aligned
{
    /// <summary>A copy of some bytes.</summary>
    public static Memory<byte> Copy(ReadOnlySpan<byte> bytes)
    {
        var memory = Empty(bytes.Length);
        bytes.CopyTo(memory.Span);
        return memory;
    }

    /// <summary>So many bytes; they may be anything.</summary>
    public static Memory<byte> Empty(int length)
    {
        var capacity = (length + AlignedBuffer.Alignment - 1) / AlignedBuffer.Alignment * AlignedBuffer.Alignment;
        return new AlignedMemory(new AlignedBuffer(capacity)).Memory[..length];
    }

    /// <summary>So many bytes that follow from a seed.</summary>
    public static Memory<byte> Random(int length, int seed)
    {
        var memory = Empty(length);
        new Random(seed).NextBytes(memory.Span);
        return memory;
    }
}
