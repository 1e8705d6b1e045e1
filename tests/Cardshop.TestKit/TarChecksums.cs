using System.Text;

namespace Cardshop.TestKit;

/// <summary>Lets damage to tar archives through to a reader that would stop at the wrong checksum of a header.</summary>
public static class TarChecksums
{
    private const int Block = 512;
    private const int MagicAt = 257;
    private const int ChecksumAt = 148;
    private const int ChecksumLength = 8;

    /// <summary>Gives right checksums to all blocks that look like headers, in place.</summary>
    public static byte[] Right(byte[] archive)
    {
        for (var at = 0; at + Block <= archive.Length; at += Block)
        {
            var header = archive.AsSpan(at, Block);
            if (header[MagicAt..].StartsWith("ustar"u8))
            {
                var checksum = header.Slice(ChecksumAt, ChecksumLength);
                checksum.Fill((byte)' ');
                var sum = 0;
                foreach (var octet in header)
                {
                    sum += octet;
                }

                Encoding.ASCII.GetBytes($"{Convert.ToString(sum, 8).PadLeft(6, '0')}\0", checksum);
            }
        }

        return archive;
    }
}
