using System.Text;

namespace Cardshop.Hotspot.Yaml.Reading;

/// <summary>The bytes of a YAML text (YAML 1.1 §5.2).</summary>
internal static class SourceEncoding
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Utf16 = new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly Encoding Utf16BigEndian = new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <summary>UTF-16 when it starts with that byte order mark, else UTF-8; the mark stays the first character.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, out YamlProblem? problem)
    {
        if (bytes.Length > YamlReader.MaxLength)
        {
            problem = Problem(new YamlPosition(1, 1), $"{bytes.Length} bytes are more than the {YamlReader.MaxLength} that are read");
            return null;
        }

        var encoding = bytes switch
        {
            [0xFF, 0xFE, ..] => Utf16,
            [0xFE, 0xFF, ..] => Utf16BigEndian,
            _ => Utf8,
        };
        try
        {
            problem = null;
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException error)
        {
            var index = Math.Clamp(error.Index, 0, bytes.Length);
            var before = Encoding.GetEncoding(encoding.CodePage).GetString(bytes[..index]);
            var name = ReferenceEquals(encoding, Utf8) ? "UTF-8" : "UTF-16";
            problem = Problem(SourceText.PositionAt(before, before.Length), $"byte {index} is not {name}; save the file as UTF-8");
            return null;
        }
    }

    private static YamlProblem Problem(YamlPosition at, string message) => new(Severity.Error, at, message);
}
