namespace Cardshop.Primitives.Tar;

/// <summary>
/// The block before each entry of a tar archive, see <see href="https://www.gnu.org/software/tar/manual/html_node/Standard.html">the GNU
/// manual</see> and <see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_06">POSIX</see>.
/// <code>
/// 000 "hello.txt" NUL...        100 "0000644" NUL  108 "0000000" NUL  116 "0000000" NUL
/// 124 "00000000006" NUL         136 "14753164062" NUL                 148 "011123" NUL " "
/// 156 "0"  157 NUL...           257 "ustar" NUL "00"                  265 "root" NUL...
/// 297 "root" NUL...             329 "0000000" NUL  337 "0000000" NUL  345 NUL...
/// </code>
/// </summary>
internal readonly ref struct TarHeader(ReadOnlySpan<byte> block)
{
    public const int Size = 512;

    private const int ChecksumOffset = 148;
    private const int ChecksumLength = 8;

    private readonly ReadOnlySpan<byte> _block = block;

    public bool IsZero => !_block.ContainsAnyExcept((byte)0);

    /// <summary>
    /// The path: a name and, in ustar, the folder that it is in. GNU tar, whose magic is <c>"ustar  "</c>, keeps other things there.
    /// </summary>
    public byte[] FullName => Prefix.IsEmpty ? Name.ToArray() : [.. Prefix, (byte)'/', .. Name];

    public ReadOnlySpan<byte> Mode => _block.Slice(100, 8);

    public ReadOnlySpan<byte> Uid => _block.Slice(108, 8);

    public ReadOnlySpan<byte> Gid => _block.Slice(116, 8);

    public ReadOnlySpan<byte> Length => _block.Slice(124, 12);

    public ReadOnlySpan<byte> Modified => _block.Slice(136, 12);

    public TarType Type => (TarType)_block[156];

    public ReadOnlySpan<byte> LinkName => UpToZero(_block.Slice(157, 100));

    public ReadOnlySpan<byte> Major => _block.Slice(329, 8);

    public ReadOnlySpan<byte> Minor => _block.Slice(337, 8);

    /// <summary>Whether a block with more of a sparse map follows (GNU).</summary>
    public bool HasMoreSparseMap => _block[482] != 0;

    /// <summary>The checksum is the sum of all bytes with spaces in its own place. Some old programs summed bytes with a sign.</summary>
    public bool HasValidChecksum
    {
        get
        {
            var (unsigned, signed) = (ChecksumLength * ' ', ChecksumLength * ' ');
            for (var i = 0; i < Size; i++)
            {
                if (i is < ChecksumOffset or >= ChecksumOffset + ChecksumLength)
                {
                    unsigned += _block[i];
                    signed += (sbyte)_block[i];
                }
            }

            return TarNumber.TryParse(_block.Slice(ChecksumOffset, ChecksumLength), out var sum) && (sum == unsigned || sum == signed);
        }
    }

    private ReadOnlySpan<byte> Name => UpToZero(_block[..100]);

    private ReadOnlySpan<byte> Prefix => IsUstar ? UpToZero(_block.Slice(345, 155)) : default;

    private bool IsUstar => _block.Slice(257, 6).SequenceEqual("ustar\0"u8);

    private static ReadOnlySpan<byte> UpToZero(ReadOnlySpan<byte> field) =>
        field.IndexOf((byte)0) is var end and >= 0 ? field[..end] : field;
}
