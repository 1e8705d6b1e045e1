using System.Buffers;
using System.Text;
using Cardshop.Primitives.Digests;

namespace Cardshop.Content.Fetching;

/// <summary>
/// A small text that says what the checksum of something else is, as <c>md5sum</c> writes it: its first word counts.
/// <code>
/// d41d8cd98f00b204e9800998ecf8427e  wiki.zim
/// </code>
/// </summary>
/// <param name="Source">An absolute URL: <c>http</c>, <c>https</c> or <c>file</c>.</param>
/// <param name="Algorithm">What kind of checksum it is.</param>
public sealed record ChecksumFile(Uri Source, ChecksumAlgorithm Algorithm)
{
    /// <summary>How much of the text is read, in bytes.</summary>
    public const int LargestText = 2048;

    private static readonly SearchValues<byte> Spaces = SearchValues.Create(" \t\r\n\f\v"u8);

    /// <summary>Finds the checksum in the text.</summary>
    /// <exception cref="FormatException">The first word is no checksum of that kind.</exception>
    public static Checksum Parse(ReadOnlySpan<byte> text, ChecksumAlgorithm algorithm)
    {
        var start = text.IndexOfAnyExcept(Spaces);
        var word = start < 0 ? [] : text[start..];
        var end = word.IndexOfAny(Spaces);
        word = end < 0 ? word : word[..end];
        return Ascii.IsValid(word)
            ? new Checksum(algorithm, Encoding.ASCII.GetString(word))
            : throw new FormatException($"It begins with bytes that are not ASCII; {algorithm.ToName()} digits are expected.");
    }
}
