using System.Xml.Linq;
using Cardshop.Cards.Labels;
using Xunit;

namespace Cardshop.Cards.Tests.Labels;

public sealed class LabelSheetTests
{
    [Theory]
    [InlineData("School", "secret99", "WIFI:T:WPA;S:School;P:secret99;;")]
    [InlineData("Open", null, "WIFI:T:nopass;S:Open;;")]
    [InlineData("a;b,c:d\"e\\f", "p;p", "WIFI:T:WPA;S:a\\;b\\,c\\:d\\\"e\\\\f;P:p\\;p;;")]
    public void A_network_is_written_as_phones_read_it(string ssid, string? passphrase, string expected) => Assert.Equal(expected, WifiCode.Of(ssid, passphrase));

    [Fact]
    public void Labels_fill_sheets_of_21_and_their_text_is_escaped()
    {
        var sheets = LabelSheet.Draw(Enumerable.Range(0, 22).Select(i => new Label($"<{i}>", ["one & two"], i == 0 ? WifiCode.Of("School", null) : null))).ToList();
        Assert.Equal(2, sheets.Count);
        var root = XDocument.Parse(sheets[0]).Root!;
        Assert.Equal(LabelSheet.Count, root.Elements().Count());
        Assert.Single(root.Descendants(), element => element.Name.LocalName is "path");
        Assert.Contains(root.Descendants(), element => element.Value is "<20>");
    }
}
