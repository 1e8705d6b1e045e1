using System.Text;

namespace Cardshop.Cards.Labels;

/// <summary>What a QR code says that phones join a Wi-Fi network by (the ZXing project's "WIFI" notation).</summary>
public static class WifiCode
{
    /// <param name="ssid">Name of the network.</param>
    /// <param name="passphrase">Its passphrase; null for an open network.</param>
    public static string Of(string ssid, string? passphrase) =>
        passphrase is null ? $"WIFI:T:nopass;S:{Escape(ssid)};;" : $"WIFI:T:WPA;S:{Escape(ssid)};P:{Escape(passphrase)};;";

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var letter in text)
        {
            _ = letter is '\\' or ';' or ',' or ':' or '"' ? escaped.Append('\\').Append(letter) : escaped.Append(letter);
        }

        return escaped.ToString();
    }
}
