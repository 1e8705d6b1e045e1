using System.Security.Cryptography;
using System.Text;
using Cardshop.Primitives.Extents;

namespace Cardshop.Warehouse.Downloads;

/// <summary>
/// Several ranges in one body (RFC 9110 §14.6):
/// <code>
/// --BOUNDARY
/// Content-Type: application/octet-stream
/// Content-Range: bytes 0-499/8000
///
/// …
/// --BOUNDARY--
/// </code>
/// </summary>
internal sealed class MultipartRanges
{
    private readonly string _boundary = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public MultipartRanges(IReadOnlyList<ByteRange> ranges, string mediaType, long length)
    {
        Parts = [.. ranges.Select((range, i) => (Encoding.ASCII.GetBytes(
            $"{(i == 0 ? "" : "\r\n")}--{_boundary}\r\nContent-Type: {mediaType}\r\nContent-Range: {ContentRange(range, length)}\r\n\r\n"), range))];
        End = Encoding.ASCII.GetBytes($"\r\n--{_boundary}--\r\n");
    }

    public string MediaType => $"multipart/byteranges; boundary={_boundary}";

    public IReadOnlyList<(byte[] Head, ByteRange Range)> Parts { get; }

    public byte[] End { get; }

    public long Length => Parts.Sum(part => part.Head.Length + part.Range.Length) + End.Length;

    public static string ContentRange(ByteRange range, long length) => $"bytes {range.Offset}-{range.End - 1}/{length}";
}
