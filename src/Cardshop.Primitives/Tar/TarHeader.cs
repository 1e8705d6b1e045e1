using System.Numerics;

namespace Cardshop.Primitives.Tar;

/// <summary>
/// The 512-byte header of a tar entry (POSIX.1-2017, pax, "ustar Interchange Format"):
/// <code>
///   0 100 name      100 8 mode     108 8 uid      116 8 gid       124 12 size      136 12 mtime   148 8 chksum
/// 156   1 typeflag  157 100 linkname  257 6 magic "ustar\0"  263 2 version  265 32 uname  297 32 gname
/// 329   8 devmajor  337 8 devminor    345 155 prefix
/// </code>
/// Numbers are octal text, or, as GNU tar writes large ones, big-endian base 256 with the top bit set.
/// </summary>
internal readonly ref struct TarHeader(ReadOnlySpan<byte> block)
{
    public const int Size = 512;

    private readonly ReadOnlySpan<byte> _block = block;

    public ReadOnlySpan<byte> LinkName => Text(157, 100);

    public byte TypeFlag => _block[156];

    public bool IsZero => !_block.ContainsAnyExcept((byte)0);

    public long Mode => Number(100, 8);

    public long Uid => Number(108, 8);

    public long Gid => Number(116, 8);

    public long ContentSize => Number(124, 12);

    public long Modified => Number(136, 12);

    public long Major => Number(329, 8);

    public long Minor => Number(337, 8);

    /// <summary>Prefix and name. GNU archives (magic "ustar " with a blank) keep other things where ustar keeps the prefix.</summary>
    public ReadOnlyMemory<byte> FullName()
    {
        var prefix = _block.Slice(257, 6).SequenceEqual("ustar\0"u8) ? Text(345, 155) : default;
        return prefix.IsEmpty ? Text(0, 100).ToArray() : (byte[])[.. prefix, (byte)'/', .. Text(0, 100)];
    }

    /// <summary>Adds up all bytes with the checksum field as blanks; very old archives added signed bytes.</summary>
    /// <exception cref="TarFormatException">The sum is not what the header says.</exception>
    public void RequireChecksum()
    {
        var unsigned = 0L;
        var signed = 0L;
        for (var i = 0; i < Size; i++)
        {
            var octet = i is >= 148 and < 156 ? (byte)' ' : _block[i];
            unsigned += octet;
            signed += (sbyte)octet;
        }

        var stored = Number(148, 8);
        if (stored != unsigned && stored != signed)
        {
            throw new TarFormatException("the checksum of its header is wrong; the archive is damaged.");
        }
    }

    private ReadOnlySpan<byte> Text(int offset, int length)
    {
        var field = _block.Slice(offset, length);
        var end = field.IndexOf((byte)0);
        return end < 0 ? field : field[..end];
    }

    private long Number(int offset, int length)
    {
        var field = _block.Slice(offset, length);
        return (field[0] & 0x80) != 0 ? Base256(field) : Octal(field);
    }

    private static long Base256(ReadOnlySpan<byte> field)
    {
        var value = new BigInteger(field, isUnsigned: false, isBigEndian: true);
        var positive = (field[0] & 0x40) == 0;
        var bits = field.Length * 8;
        value = positive ? value + (BigInteger.One << (bits - 1)) : value;
        return value >= long.MinValue && value <= long.MaxValue ? (long)value : throw new TarFormatException("a number is too large.");
    }

    private static long Octal(ReadOnlySpan<byte> field)
    {
        var digits = field.Trim(" \0"u8);
        var end = digits.IndexOfAny((byte)' ', (byte)0);
        var value = 0L;
        foreach (var digit in end < 0 ? digits : digits[..end])
        {
            value = digit is >= (byte)'0' and <= (byte)'7' ? (value << 3) | (uint)(digit - '0') : throw new TarFormatException("a number is not octal.");
        }

        return value;
    }
}
