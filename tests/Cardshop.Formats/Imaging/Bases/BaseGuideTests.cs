using System.Text.RegularExpressions;
using Cardshop.TestKit;
using Cardshop.Imaging.Bases.Checks;
using Xunit;

namespace Cardshop.Formats.Imaging.Bases;

public sealed partial class BaseGuideTests
{
    [Fact]
    public void The_guide_has_the_rules_of_the_check_in_their_order() =>
        Assert.Equal(BaseCheck.RuleNames, RuleRow().Matches(Checkout.Read("docs/guide/base-image.md")).Select(row => row.Groups["rule"].Value));

    [GeneratedRegex(@"^\| `(?<rule>[a-z0-9-]+)` \|", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex RuleRow();
}
