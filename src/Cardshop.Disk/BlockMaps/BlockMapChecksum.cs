using System.Security.Cryptography;
using System.Text;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.BlockMaps;

/// <summary>The checksum that a block map carries of itself: SHA-256 of the file, with zeros where the checksum stands first.</summary>
internal static class BlockMapChecksum
{
    private const int ChunkSize = 1 << 16;

    /// <param name="file">The XML file.</param>
    /// <param name="checksum">The 64 digits, as they stand in it.</param>
    /// <returns>What they should be.</returns>
    public static Sha256Digest Of(ByteSource file, string checksum)
    {
        var digits = Encoding.ASCII.GetBytes(checksum);
        var place = Find(file, digits);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(digest, file.Slice(0, place));
        digest.AppendData(Encoding.ASCII.GetBytes(new string('0', digits.Length)));
        Append(digest, file.Slice(place + digits.Length, file.Length - place - digits.Length));
        return new Sha256Digest(digest.GetHashAndReset());
    }

    private static long Find(ByteSource file, byte[] digits)
    {
        // Chunks overlap, so that one of them has the digits whole.
        for (var offset = 0L; offset < file.Length; offset += ChunkSize - digits.Length)
        {
            var chunk = file.ReadBytes(offset, (int)Math.Min(ChunkSize, file.Length - offset));
            var index = chunk.AsSpan().IndexOf(digits);
            if (index >= 0)
            {
                return offset + index;
            }
        }

        throw new DiskFormatException("Block map: its checksum is not written as plain digits.");
    }

    private static void Append(IncrementalHash digest, ByteSource bytes)
    {
        for (var offset = 0L; offset < bytes.Length; offset += ChunkSize)
        {
            digest.AppendData(bytes.ReadBytes(offset, (int)Math.Min(ChunkSize, bytes.Length - offset)));
        }
    }
}
