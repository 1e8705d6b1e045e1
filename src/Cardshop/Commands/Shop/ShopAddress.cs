using System.Diagnostics.CodeAnalysis;

namespace Cardshop.Commands.Shop;

/// <summary>Addresses of schedulers as people write them.</summary>
internal static class ShopAddress
{
    /// <summary>Reads an address; what comes of it ends with a slash.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Uri? address)
    {
        address = Read(text).Address;
        return address is not null;
    }

    /// <summary>What is wrong with a text that is no address.</summary>
    public static string ProblemOf(string text) => Read(text).Problem;

    private static (Uri? Address, string Problem) Read(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")
            || uri is not { UserInfo: "", Query: "", Fragment: "" })
        {
            return (null, $"\"{text}\" is not the address of a shop, such as https://shop.example.org or http://127.0.0.1:8080.");
        }

        return uri.Scheme is "http" && !uri.IsLoopback
            ? (null, $"{text}: passwords would go over the network in clear. Use https, or a tunnel that begins at 127.0.0.1.")
            : (new Uri(uri.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/"), "");
    }
}
