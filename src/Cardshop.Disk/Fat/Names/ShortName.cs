using System.Buffers.Binary;

namespace Cardshop.Disk.Fat.Names;

/// <summary>
/// An 8.3 name as a directory keeps it: eight bytes, then three, each part filled up with spaces, without the dot.
/// <code>
/// "KERNEL  IMG" is KERNEL.IMG; 05 in the first place stands for E5, which there would mark a deleted entry
/// </code>
/// See the FAT specification 1.03, "FAT Directory Structure", DIR_Name.
/// </summary>
internal readonly record struct ShortName
{
    public const int Size = 11;

    /// <summary>With the dot: <c>KERNEL~1.IMG</c>.</summary>
    public const int LongestText = Size + 1;

    public const int BaseSize = 8;
    private const int ExtensionSize = 3;
    private const byte LeadingE5 = 0x05;

    private readonly ulong _base;
    private readonly uint _extension;

    /// <param name="stored">The 11 bytes of a directory entry.</param>
    public ShortName(ReadOnlySpan<byte> stored)
    {
        _base = BinaryPrimitives.ReadUInt64BigEndian(stored);
        _extension = ((uint)stored[8] << 16) | ((uint)stored[9] << 8) | stored[10];
    }

    /// <summary>The directory itself: the first entry of each but the root.</summary>
    public static ShortName Self { get; } = Of(".", "");

    /// <summary>The directory above: the second entry.</summary>
    public static ShortName Parent { get; } = Of("..", "");

    /// <summary>Whether the bytes can be shown as a name at all. Stricter rules hold for names that are written.</summary>
    public bool IsReadable
    {
        get
        {
            Span<byte> bytes = stackalloc byte[Size];
            CopyTo(bytes);
            return bytes[0] != ' ' && !bytes.ContainsAny((byte)0, (byte)'/');
        }
    }

    /// <summary>The sum that ties the long name of an entry to the short one.</summary>
    public byte Checksum
    {
        get
        {
            Span<byte> bytes = stackalloc byte[Size];
            CopyTo(bytes);
            byte sum = 0;
            foreach (var octet in bytes)
            {
                sum = (byte)(byte.RotateRight(sum, 1) + octet);
            }

            return sum;
        }
    }

    /// <summary>A name of two parts of ASCII, at most 8 and 3 characters.</summary>
    public static ShortName Of(ReadOnlySpan<char> basePart, ReadOnlySpan<char> extension)
    {
        Span<byte> bytes = stackalloc byte[Size];
        bytes.Fill((byte)' ');
        System.Text.Encoding.ASCII.GetBytes(basePart, bytes[..BaseSize]);
        System.Text.Encoding.ASCII.GetBytes(extension, bytes[BaseSize..]);
        return new ShortName(bytes);
    }

    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _base);
        destination[8] = (byte)(_extension >> 16);
        destination[9] = (byte)(_extension >> 8);
        destination[10] = (byte)_extension;
    }

    /// <summary>With the dot, in code page 437, in upper case.</summary>
    public override string ToString() => ToString(NameCase.Upper);

    /// <summary>With the dot, in code page 437.</summary>
    public string ToString(NameCase shown)
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        if (bytes[0] == LeadingE5)
        {
            bytes[0] = 0xE5;
        }

        var basePart = Part(bytes[..BaseSize], shown.HasFlag(NameCase.LowerBase));
        var extension = Part(bytes.Slice(BaseSize, ExtensionSize), shown.HasFlag(NameCase.LowerExtension));
        return extension.Length == 0 ? basePart : $"{basePart}.{extension}";
    }

    /// <summary>All 11 characters without a dot, as the label of a volume is kept.</summary>
    public string ToLabel()
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        return CodePage437.Decode(bytes.TrimEnd((byte)' '));
    }

    private static string Part(ReadOnlySpan<byte> bytes, bool lower)
    {
        var text = CodePage437.Decode(bytes.TrimEnd((byte)' '));
        return lower ? text.ToLowerInvariant() : text;
    }
}
