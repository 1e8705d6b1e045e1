using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Rules;

namespace Cardshop.Hotspot.Recipes.Offspot;

/// <summary>
/// A WPA passphrase is text (<c>01234567</c> without quotes is an octal number) of 8 to 63 printable ASCII characters (IEEE 802.11, annex
/// J.4.1). It is a secret, so no message repeats it.
/// </summary>
internal sealed class PassphraseFits : IRule<PlacedNode>
{
    public void Check(PlacedNode subject, ProblemList problems)
    {
        switch (subject["ap"]?["passphrase"])
        {
            case { Text: null } passphrase:
                problems.Notice(passphrase, "this passphrase is not text, and the hotspot's Wi-Fi does not start", "quote it");
                break;
            case { Text: { Length: < 8 or > 63 } phrase } passphrase:
                problems.Notice(
                    passphrase,
                    $"the hotspot refuses a passphrase of {phrase.Length} characters",
                    "write 8 to 63, or null for an open network");
                break;
            case { Text: { } phrase } passphrase when !phrase.All(character => character is >= ' ' and <= '~'):
                problems.Notice(
                    passphrase,
                    "the hotspot refuses a passphrase that is not printable ASCII",
                    "use letters, digits and signs of ASCII only");
                break;
        }
    }
}
