using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Rules;

namespace Cardshop.Hotspot.Recipes.Offspot;

/// <summary>The hotspot's domain is none that is reserved (RFC 2606, RFC 6761).</summary>
internal sealed class TopLevelDomainIsFree : IRule<PlacedNode>
{
    private static readonly string[] Reserved = ["example", "invalid", "local", "localhost", "onion", "test"];

    public void Check(PlacedNode subject, ProblemList problems)
    {
        if (subject["ap"]?["tld"] is { Text: { } name } domain && (!IsDomain(name) || Reserved.Contains(name)))
        {
            problems.Notice(
                domain,
                $"the hotspot does not take {domain.Describe()} for a domain",
                $"write a letter, then letters, digits and hyphens; not {string.Join(", ", Reserved)}");
        }
    }

    private static bool IsDomain(string name) =>
        name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '-');
}
