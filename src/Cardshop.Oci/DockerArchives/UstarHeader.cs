using System.Text;

namespace Cardshop.Oci.DockerArchives;

/// <summary>
/// One block of a tar that says what follows it: a ustar header of 512 bytes (POSIX.1-2024, pax, "ustar Interchange Format").
/// <code>
///   0 100 name       108 8 uid     148  8 checksum    257 6 "ustar\0"   297 32 gname      345 155 prefix
/// 100   8 mode       116 8 gid     156  1 type        263 2 "00"        329  8 devmajor   500  12 zeros
///                    124 12 size   157 100 link name  265 32 uname      337  8 devminor
///                    136 12 mtime
/// </code>
/// Numbers are octal digits, ended by a NUL.
/// </summary>
internal static class UstarHeader
{
    public const int Size = 512;

    /// <summary>The first size that does not fit into eleven octal digits.</summary>
    public const long TooLarge = 1L << 33;

    private const int ModeAt = 100;
    private const int UserIdAt = 108;
    private const int GroupIdAt = 116;
    private const int SizeAt = 124;
    private const int ModifiedAt = 136;
    private const int ChecksumAt = 148;
    private const int ChecksumLength = 8;
    private const int TypeAt = 156;
    private const int MagicAt = 257;
    private const int UserNameAt = 265;
    private const int GroupNameAt = 297;
    private const int DeviceMajorAt = 329;
    private const int DeviceMinorAt = 337;

    /// <summary>Writes a header; owner is root and the time the epoch.</summary>
    /// <param name="name">At most 100 characters of ASCII.</param>
    /// <param name="type">Type of member: <c>0</c> file, <c>5</c> folder, <c>x</c> extended header.</param>
    /// <param name="mode">Permissions.</param>
    /// <param name="size">Bytes of content, less than <see cref="TooLarge"/>.</param>
    public static byte[] Write(string name, char type, int mode, long size)
    {
        var header = new byte[Size];
        Encoding.ASCII.GetBytes(name, header);
        WriteOctal(header.AsSpan(ModeAt, 8), mode);
        WriteOctal(header.AsSpan(UserIdAt, 8), 0);
        WriteOctal(header.AsSpan(GroupIdAt, 8), 0);
        WriteOctal(header.AsSpan(SizeAt, 12), size);
        WriteOctal(header.AsSpan(ModifiedAt, 12), 0);
        header[TypeAt] = (byte)type;
        "ustar\000"u8.CopyTo(header.AsSpan(MagicAt));
        "root"u8.CopyTo(header.AsSpan(UserNameAt));
        "root"u8.CopyTo(header.AsSpan(GroupNameAt));
        WriteOctal(header.AsSpan(DeviceMajorAt, 8), 0);
        WriteOctal(header.AsSpan(DeviceMinorAt, 8), 0);

        // The checksum is taken as if its own field held spaces; by tradition a space stays behind its NUL.
        var checksum = header.AsSpan(ChecksumAt, ChecksumLength);
        checksum.Fill((byte)' ');
        var sum = 0;
        foreach (var octet in header)
        {
            sum += octet;
        }

        WriteOctal(checksum[..^1], sum);
        return header;
    }

    private static void WriteOctal(Span<byte> field, long value)
    {
        Encoding.ASCII.GetBytes(Convert.ToString(value, 8).PadLeft(field.Length - 1, '0'), field);
        field[^1] = 0;
    }
}
