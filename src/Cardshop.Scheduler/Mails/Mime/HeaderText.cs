using System.Text;

namespace Cardshop.Scheduler.Mails.Mime;

/// <summary>Text in a header: as it is where it is plain, else in encoded words (RFC 2047): <c>=?utf-8?B?w4ljb2xlcw==?=</c>.</summary>
internal static class HeaderText
{
    private const int LongestPlain = 60;
    private const int BytesInWord = 39;

    /// <summary>Encodes a text. A line break in it would begin another header, so it becomes a blank.</summary>
    public static string Encode(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= LongestPlain && line.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '.' or ',' or ':' or '-' or '_' or '!' or '+' or '/')
            ? line
            : string.Join("\r\n ", Words(line).Select(word => $"=?utf-8?B?{Convert.ToBase64String(word)}?="));
    }

    private static IEnumerable<byte[]> Words(string line)
    {
        var word = new List<byte>();
        foreach (var rune in line.EnumerateRunes())
        {
            var bytes = Encoding.UTF8.GetBytes(rune.ToString());
            if (word.Count + bytes.Length > BytesInWord)
            {
                yield return [.. word];
                word.Clear();
            }

            word.AddRange(bytes);
        }

        yield return [.. word];
    }
}
