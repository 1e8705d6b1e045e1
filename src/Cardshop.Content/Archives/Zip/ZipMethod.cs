namespace Cardshop.Content.Archives.Zip;

/// <summary>How a member of a zip archive is compressed (APPNOTE section 4.4.5).</summary>
internal enum ZipMethod : ushort
{
    Stored = 0,
    Shrunk = 1,
    Imploded = 6,
    Deflated = 8,
    Deflate64 = 9,
    Bzip2 = 12,
    Lzma = 14,
    Zstandard = 93,
    Xz = 95,
    Ppmd = 98,
}
