using System.Globalization;

namespace Cardshop.Ftp.Client.Replies;

/// <summary>Ports in replies to <c>EPSV</c> and <c>PASV</c>. The address in the latter is not read: data goes to the server that was dialled.</summary>
internal static class PassiveReply
{
    /// <summary><c>Entering Extended Passive Mode (|||30000|)</c>, where the bar may be another character.</summary>
    /// <returns>Null when there is none.</returns>
    public static int? ReadExtended(string text)
    {
        var open = text.IndexOf('(');
        var close = text.IndexOf(')', Math.Max(open, 0));
        if (open < 0 || close - open < 6)
        {
            return null;
        }

        var inner = text[(open + 1)..close];
        return inner[0] == inner[1] && inner[0] == inner[2] && inner[0] == inner[^1] ? ReadNumber(inner[3..^1], 65535) : null;
    }

    /// <summary><c>Entering Passive Mode (192,0,2,7,117,48)</c>; parentheses are not always there.</summary>
    /// <returns>Null when there is none.</returns>
    public static int? ReadPlain(string text)
    {
        var numbers = text.Split(' ', '(', ')').Select(word => word.TrimEnd('.').Split(',')).FirstOrDefault(parts => parts.Length == 6);
        return numbers is not null && numbers.All(number => ReadNumber(number, 255) is not null) && (ReadNumber(numbers[4], 255) * 256) + ReadNumber(numbers[5], 255) is { } port and > 0
            ? port
            : null;
    }

    private static int? ReadNumber(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;
}
