using System.Xml;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Disk.BlockMaps;

/// <summary>Reads the XML of a block map, element by element. No DTD, no entities from outside, no file that is absurdly large.</summary>
internal sealed class BlockMapReader(ByteSource file)
{
    private const long MaximumLength = 256 * ByteSize.MiB;

    private readonly Dictionary<string, BlockMapValue> _values = new(StringComparer.Ordinal);
    private readonly List<MappedRange> _ranges = [];

    public BlockMap Read()
    {
        if (file.Length > MaximumLength)
        {
            throw Problem($"the file has {new ByteSize(file.Length)}; {new ByteSize(MaximumLength)} are possible");
        }

        try
        {
            using var stream = file.AsStream();
            using var xml = XmlReader.Create(stream, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreWhitespace = true,
                IgnoreProcessingInstructions = true,
            });
            ReadDocument(xml);
        }
        catch (XmlException error)
        {
            throw Problem($"it is no well-formed XML, {error.Message.TrimEnd('.')}");
        }

        VerifyChecksum();
        return ToBlockMap();
    }

    private void ReadDocument(XmlReader xml)
    {
        xml.MoveToContent();
        RequireVersion(xml);
        xml.ReadStartElement("bmap");
        while (xml.NodeType == XmlNodeType.Element)
        {
            if (xml.Name is "BlockMap")
            {
                ReadRanges(xml);
            }
            else
            {
                _values[xml.Name] = BlockMapValue.Read(xml);
            }
        }

        xml.ReadEndElement();
        xml.MoveToContent();
    }

    private static void RequireVersion(XmlReader xml)
    {
        var version = xml.Name is "bmap" ? xml.GetAttribute("version") : null;
        if (version is null)
        {
            throw Problem("there is no <bmap> with a version");
        }

        if (version is not "1.4" && !version.StartsWith("2.", StringComparison.Ordinal))
        {
            throw Problem($"version {BlockMapValue.Shorten(version)} is not supported; 2.0 is");
        }
    }

    private void ReadRanges(XmlReader xml)
    {
        var isEmpty = xml.IsEmptyElement;
        xml.ReadStartElement();
        while (!isEmpty && xml.NodeType == XmlNodeType.Element)
        {
            var checksum = BlockMapValue.ReadAttribute(xml, "chksum");
            var (first, last) = BlockMapValue.Read(xml).ToRange();
            _ranges.Add(new MappedRange(first, last, checksum?.ToDigest()));
        }

        if (!isEmpty)
        {
            xml.ReadEndElement();
        }
    }

    private void VerifyChecksum()
    {
        if (Value("ChecksumType").Text is var type and not "sha256")
        {
            throw Problem($"checksums of type {BlockMapValue.Shorten(type)} are not supported; sha256 is");
        }

        var value = Value("BmapFileChecksum");
        var (written, computed) = (value.ToDigest(), BlockMapChecksum.Of(file, value.Text));
        if (computed != written)
        {
            throw Problem($"its checksum is {computed}, but it says {written}. It was changed or damaged; make it anew with the image");
        }
    }

    private BlockMap ToBlockMap()
    {
        var (imageSize, blockSize) = (Value("ImageSize").ToNumber(), Value("BlockSize").ToNumber());
        if (blockSize is < 1 or > int.MaxValue)
        {
            throw Problem($"a block has {blockSize} bytes");
        }

        var blockCount = BlockMap.CountBlocks(imageSize, blockSize);
        if (BlockMap.Misplaced(_ranges, blockCount) is { } problem)
        {
            throw new DiskFormatException($"Block map: {problem}");
        }

        Require("BlocksCount", blockCount);
        Require("MappedBlocksCount", _ranges.Sum(range => range.Count));
        return new BlockMap(imageSize, _ranges, (int)blockSize);
    }

    private void Require(string name, long count)
    {
        if (Value(name).ToNumber() is var written && written != count)
        {
            throw Problem($"{name} is {written}, but it should be {count}");
        }
    }

    private BlockMapValue Value(string name) => _values.GetValueOrDefault(name) ?? throw Problem($"there is no <{name}>");

    private static DiskFormatException Problem(string what) => new($"Block map: {what}.");
}
