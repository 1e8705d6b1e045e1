using Cardshop.Disk.Ext4.Format;

namespace Cardshop.Disk.Ext4.Attributes;

/// <summary>
/// An access control list, which has one form on disk (version 1; entries of 4 bytes, or 8 where they name a user or a group) and
/// another for user space (version 2; all entries of 8 bytes). See acl(5) and
/// <see href="https://docs.kernel.org/filesystems/ext4/dynamic.html#posix-acls">POSIX ACLs</see>.
/// </summary>
/// <remarks>
/// <code>
/// disk: 01 00 00 00  01 00 06 00  02 00 04 00 E8 03 00 00  …
/// user: 02 00 00 00  01 00 06 00 FF FF FF FF  02 00 04 00 E8 03 00 00  …   user::rw-, user:1000:r--
/// </code>
/// </remarks>
internal static class PosixAcl
{
    private const uint DiskVersion = 1;
    private const uint UserVersion = 2;
    private const int HeaderSize = 4;
    private const int ShortSize = 4;
    private const int LongSize = 8;
    private const uint NoId = uint.MaxValue;

    /// <summary>The form for user space; null when the bytes are no list.</summary>
    public static byte[]? FromDisk(ReadOnlySpan<byte> disk)
    {
        var rest = disk.ToArray().AsSpan();
        if (rest.Length < HeaderSize || rest.Get32(0) != DiskVersion)
        {
            return null;
        }

        rest = rest[HeaderSize..];
        var user = new List<byte>(HeaderSize + (disk.Length * 2));
        Append32(user, UserVersion);
        while (!rest.IsEmpty)
        {
            if (rest.Length < ShortSize || SizeOnDisk(rest.Get16(0)) is not { } size || rest.Length < size)
            {
                return null;
            }

            user.AddRange(rest[..ShortSize]);
            Append32(user, size == LongSize ? rest.Get32(ShortSize) : NoId);
            rest = rest[size..];
        }

        return [.. user];
    }

    /// <summary>The form on disk; null when the bytes are no list.</summary>
    public static byte[]? ToDisk(ReadOnlySpan<byte> user)
    {
        var rest = user.ToArray().AsSpan();
        if (rest.Length < HeaderSize || rest.Length % LongSize != HeaderSize || rest.Get32(0) != UserVersion)
        {
            return null;
        }

        var disk = new List<byte>(user.Length);
        Append32(disk, DiskVersion);
        for (rest = rest[HeaderSize..]; !rest.IsEmpty; rest = rest[LongSize..])
        {
            if (SizeOnDisk(rest.Get16(0)) is not { } size)
            {
                return null;
            }

            disk.AddRange(rest[..size]);
        }

        return [.. disk];
    }

    /// <summary>Size of an entry by its tag; null for a tag that is not known.</summary>
    private static int? SizeOnDisk(ushort tag) => tag switch
    {
        0x01 or 0x04 or 0x10 or 0x20 => ShortSize,
        0x02 or 0x08 => LongSize,
        _ => null,
    };

    private static void Append32(List<byte> bytes, uint value)
    {
        Span<byte> word = stackalloc byte[sizeof(uint)];
        word.Set32(0, value);
        bytes.AddRange(word);
    }
}
