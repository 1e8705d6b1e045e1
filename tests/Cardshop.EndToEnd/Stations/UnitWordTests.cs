using Cardshop.Stations.Units;
using Xunit;

namespace Cardshop.EndToEnd.Stations;

/// <summary>Words in units.</summary>
public sealed class UnitWordTests
{
    [Theory]
    [InlineData("/usr/bin/cardshop", "/usr/bin/cardshop")]
    [InlineData("", "\"\"")]
    [InlineData("/srv/my images", "\"/srv/my images\"")]
    [InlineData("100%", "100%%")]
    [InlineData("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [InlineData("two\nlines", "\"two\\nlines\"")]
    public void A_word_is_quoted_so_that_systemd_takes_it_for_itself(string word, string expected) => Assert.Equal(expected, UnitWords.Quote(word));

    [Fact]
    public void Variables_are_not_put_into_command_lines() => Assert.Equal("/bin/echo $$HOME", UnitWords.Command(["/bin/echo", "$HOME"]));

    [Theory]
    [InlineData("cardshop-writer@A.service", "A")]
    [InlineData("cardshop-writer@LEFT-2.service", "LEFT-2")]
    [InlineData("cardshop-writer@.service", null)]
    [InlineData("cardshop-downloader.service", null)]
    [InlineData("other@A.service", null)]
    public void A_writer_says_which_slot_it_serves(string unit, string? slot) => Assert.Equal(slot, StationUnits.SlotOf(unit)?.ToString());
}
