using System.Diagnostics.CodeAnalysis;

namespace Cardshop.Commands.Shop.Logins;

/// <summary>The link that a new shop prints: <c>http://127.0.0.1:8080/setup/css_…</c></summary>
/// <param name="Shop">Where the scheduler is.</param>
/// <param name="Token">Lets one person make the first account.</param>
internal sealed record SetupLink(Uri Shop, string Token)
{
    private const string Mark = "/setup/";

    public static bool TryParse(string text, [NotNullWhen(true)] out SetupLink? link)
    {
        var at = text.LastIndexOf(Mark, StringComparison.Ordinal);
        link = at > 0 && text.Length > at + Mark.Length && ShopAddress.TryParse(text[..at], out var shop) ? new SetupLink(shop, text[(at + Mark.Length)..]) : null;
        return link is not null;
    }

    public static string ProblemOf(string text)
    {
        var at = text.LastIndexOf(Mark, StringComparison.Ordinal);
        return at > 0 && !ShopAddress.TryParse(text[..at], out _)
            ? ShopAddress.ProblemOf(text[..at])
            : $"\"{text}\" is not the link that a new shop prints, such as http://127.0.0.1:8080{Mark}css_…";
    }
}
