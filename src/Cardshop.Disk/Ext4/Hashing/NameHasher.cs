using System.Runtime.CompilerServices;
using Cardshop.Disk.Ext4.Format;

namespace Cardshop.Disk.Ext4.Hashing;

/// <summary>
/// Hashes names as the trees of large folders order them. Two machines must agree on whether a character is signed, so the superblock
/// says which it is. See <see href="https://docs.kernel.org/filesystems/ext4/dynamic.html#hash-tree-directories">Hash Tree Directories</see>.
/// </summary>
internal sealed class NameHasher
{
    private readonly Ext4HashFunction _function;
    private readonly bool _unsigned;
    private readonly State _seed;

    /// <param name="function">Which hash.</param>
    /// <param name="unsigned">Whether the bytes of names count from 0 to 255 rather than from -128 to 127.</param>
    /// <param name="seed">The volume's; all zeros stand for the initial state of MD4.</param>
    public NameHasher(Ext4HashFunction function, bool unsigned, Guid seed)
    {
        _function = function;
        _unsigned = unsigned;
        Span<byte> words = stackalloc byte[16];
        seed.TryWriteBytes(words, bigEndian: true, out _);
        _seed = seed == Guid.Empty ? Md4.InitialState : new State(words.Get32(0), words.Get32(4), words.Get32(8), words.Get32(12));
    }

    public NameHash Hash(ReadOnlySpan<byte> name)
    {
        var hash = _function switch
        {
            Ext4HashFunction.Legacy => new NameHash(Legacy(name), 0),
            Ext4HashFunction.HalfMd4 => HalfMd4(name),
            _ => Tea(name),
        };
        return hash with { Major = hash.Major & ~1u };
    }

    private NameHash HalfMd4(ReadOnlySpan<byte> name)
    {
        var state = _seed;
        Span<uint> words = stackalloc uint[8];
        do
        {
            Pack(name, words);
            Md4.Mix(ref state, words);
            name = name[Math.Min(name.Length, words.Length * sizeof(uint))..];
        }
        while (!name.IsEmpty);
        return new NameHash(state.B, state.C);
    }

    private NameHash Tea(ReadOnlySpan<byte> name)
    {
        var state = _seed;
        Span<uint> words = stackalloc uint[4];
        do
        {
            Pack(name, words);
            TinyEncryption.Mix(ref state, words);
            name = name[Math.Min(name.Length, words.Length * sizeof(uint))..];
        }
        while (!name.IsEmpty);
        return new NameHash(state.A, state.B);
    }

    private uint Legacy(ReadOnlySpan<byte> name)
    {
        const uint Top = 0x80000000;
        var current = 0x12A3FE2Du;
        var previous = 0x37ABE8F9u;
        foreach (var octet in name)
        {
            var next = previous + (current ^ (Character(octet) * 7152373u));
            if ((next & Top) != 0)
            {
                next -= int.MaxValue;
            }

            (previous, current) = (current, next);
        }

        return current << 1;
    }

    /// <summary>Four characters to a word, first to the top; what the name does not fill repeats its length.</summary>
    private void Pack(ReadOnlySpan<byte> name, Span<uint> words)
    {
        var padding = (uint)name.Length * 0x01010101u;
        for (var i = 0; i < words.Length; i++)
        {
            var word = padding;
            var start = i * sizeof(uint);
            for (var j = start; j < Math.Min(name.Length, start + sizeof(uint)); j++)
            {
                word = (word << 8) + Character(name[j]);
            }

            words[i] = word;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Character(byte octet) => _unsigned ? octet : (uint)(sbyte)octet;
}
