using System.Buffers;

namespace Cardshop.Hotspot.Yaml.Scalars;

/// <summary>
/// Base64 (RFC 4648 §4) as Python's <c>base64.b64decode</c> reads it by default: every character outside the alphabet is passed over,
/// padding must complete the last group, and nothing behind complete padding is read.
/// </summary>
internal static class LooseBase64
{
    private const int NotInAlphabet = -1;

    /// <exception cref="FormatException">A character is not ASCII, or the last group is incomplete.</exception>
    public static byte[] Decode(string text)
    {
        var foreign = text.AsSpan().IndexOfAnyExceptInRange('\0', '\x7F');
        if (foreign >= 0)
        {
            throw new FormatException($"base64 is written in ASCII, but there is a U+{(int)text[foreign]:X4}");
        }

        var output = new ArrayBufferWriter<byte>(Math.Max(1, text.Length / 4 * 3));
        var group = 0;
        var digits = 0;
        var padding = 0;
        foreach (var character in text)
        {
            if (character == '=')
            {
                padding++;
                if (digits >= 2 && digits + padding >= 4)
                {
                    return output.WrittenSpan.ToArray();
                }

                continue;
            }

            var digit = Digit(character);
            if (digit == NotInAlphabet)
            {
                continue;
            }

            padding = 0;
            group = (group << 6) | digit;
            digits = (digits + 1) % 4;
            if (digits != 1)
            {
                output.Write([(byte)(group >> ((4 - digits) % 4 * 2))]);
            }
        }

        return digits == 0 ? output.WrittenSpan.ToArray() : throw Incomplete(digits);
    }

    private static int Digit(char character) => character switch
    {
        >= 'A' and <= 'Z' => character - 'A',
        >= 'a' and <= 'z' => character - 'a' + 26,
        >= '0' and <= '9' => character - '0' + 52,
        '+' => 62,
        '/' => 63,
        _ => NotInAlphabet,
    };

    private static FormatException Incomplete(int digits) => digits == 1
        ? new FormatException("the base64 ends with one digit too many; a part of it seems to be missing")
        : new FormatException($"the base64 lacks its padding; {(digits == 2 ? "==" : "=")} is expected at the end");
}
