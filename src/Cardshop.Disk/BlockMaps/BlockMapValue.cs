using System.Globalization;
using System.Xml;
using Cardshop.Primitives.Digests;

namespace Cardshop.Disk.BlockMaps;

/// <summary>A text of a block map, and where it stands.</summary>
/// <param name="Text">Without spaces around it.</param>
/// <param name="Line">From 1 on.</param>
internal sealed record BlockMapValue(string Text, int Line)
{
    private const int LongestShown = 80;

    /// <summary>The content of the element that the reader is at; moves on behind it.</summary>
    public static BlockMapValue Read(XmlReader xml)
    {
        var line = ((IXmlLineInfo)xml).LineNumber;
        return new BlockMapValue(xml.ReadElementContentAsString().Trim(), line);
    }

    /// <summary>An attribute of the element that the reader is at; null when it has none of the name.</summary>
    public static BlockMapValue? ReadAttribute(XmlReader xml, string name) =>
        xml.GetAttribute(name) is { } text ? new BlockMapValue(text.Trim(), ((IXmlLineInfo)xml).LineNumber) : null;

    /// <summary>A text for a message: its beginning, when it is long.</summary>
    public static string Shorten(string text) => text.Length <= LongestShown ? text : string.Concat(text.AsSpan(0, LongestShown), "...");

    public long ToNumber() => ToNumber(Text);

    public Sha256Digest ToDigest() => Sha256Digest.TryParse(Text, out var digest) ? digest : throw Problem("a SHA-256 checksum");

    /// <summary>Two blocks, <c>5-7</c>, or one, <c>50</c>.</summary>
    public (long First, long Last) ToRange()
    {
        var dash = Text.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? (ToNumber(), ToNumber()) : (ToNumber(Text[..dash]), ToNumber(Text[(dash + 1)..]));
    }

    private long ToNumber(string text) =>
        long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Problem("a number");

    private DiskFormatException Problem(string expected) => new($"Block map: line {Line}: \"{Shorten(Text)}\" is not {expected}.");
}
