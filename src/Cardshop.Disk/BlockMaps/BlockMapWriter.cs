using System.Security.Cryptography;
using System.Text;
using Cardshop.Primitives.Digests;

namespace Cardshop.Disk.BlockMaps;

/// <summary>Writes the XML of a block map, twice: the first time only for the checksum that has to stand near its beginning.</summary>
internal static class BlockMapWriter
{
    private static readonly string NoChecksum = new('0', 2 * Sha256Digest.Size);

    public static void Write(BlockMap map, Stream destination)
    {
        using var digest = SHA256.Create();
        using (var hashed = new CryptoStream(Stream.Null, digest, CryptoStreamMode.Write))
        {
            WriteXml(map, hashed, NoChecksum);
        }

        WriteXml(map, destination, new Sha256Digest(digest.Hash).ToString());
    }

    private static void WriteXml(BlockMap map, Stream destination, string checksum)
    {
        using var writer = new StreamWriter(destination, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        writer.NewLine = "\n";
        writer.WriteLine("<?xml version=\"1.0\" ?>");
        writer.WriteLine("<!-- Which blocks of an image to write to a card with bmaptool; the others hold nothing. -->");
        writer.WriteLine("<bmap version=\"2.0\">");
        writer.WriteLine($"    <ImageSize> {map.ImageSize} </ImageSize>");
        writer.WriteLine($"    <BlockSize> {map.BlockSize} </BlockSize>");
        writer.WriteLine($"    <BlocksCount> {map.BlockCount} </BlocksCount>");
        writer.WriteLine($"    <MappedBlocksCount> {map.MappedBlockCount} </MappedBlocksCount>");
        writer.WriteLine("    <ChecksumType> sha256 </ChecksumType>");
        writer.WriteLine($"    <BmapFileChecksum> {checksum} </BmapFileChecksum>");
        writer.WriteLine("    <BlockMap>");
        foreach (var range in map.Ranges)
        {
            var blocks = range.Count == 1 ? $"{range.First}" : $"{range.First}-{range.Last}";
            var attribute = range.Digest is { } digest ? $" chksum=\"{digest}\"" : "";
            writer.WriteLine($"        <Range{attribute}> {blocks} </Range>");
        }

        writer.WriteLine("    </BlockMap>");
        writer.WriteLine("</bmap>");
    }
}
