using Cardshop.Cards.Personalisation;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Cards.Tests.Personalisation;

public sealed class CardListTests
{
    [Fact]
    public void Each_line_says_what_one_card_has_of_its_own()
    {
        var list = Read("serial,ssid,passphrase,ap.welcome,file:/boot/firmware/key\nK-1,\"School, north\",secret99,Hi,key1\nK-2,School south,,,\n");
        Assert.Empty(list.Problems);
        Assert.Equal(["K-1", "K-2"], list.Cards.Select(card => card.Serial));
        Assert.Equal("School, north", list.Cards[0].Settings["ap.ssid"]);
        Assert.Equal("secret99", list.Cards[0].Settings["ap.passphrase"]);
        Assert.Equal("Hi", list.Cards[0].Settings["ap.welcome"]);
        Assert.Equal("key1"u8.ToArray(), list.Cards[0].Files["/boot/firmware/key"].ToArray());
        Assert.Equal(["ap.ssid"], list.Cards[1].Settings.Keys);
        Assert.Empty(list.Cards[1].Files);
        Assert.Equal([2, 3], list.Cards.Select(card => card.Line));
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once_with_its_place()
    {
        var list = Read("serial,ssid,colour,ssid,file:/boot/firmware/key\nA,x,red,y,\nA,x,red,y,\n b c ,x,red,y,\nD,x\nE,x,,,missing\n");
        Assert.Equal(6, list.Problems.Count);
        Assert.Contains(list.Problems, problem => problem.StartsWith("cards.csv:1: there is no column \"colour\"", StringComparison.Ordinal));
        Assert.Contains(list.Problems, problem => problem.StartsWith("cards.csv:1: the column \"ssid\" is there twice", StringComparison.Ordinal));
        Assert.Contains(list.Problems, problem => problem.StartsWith("cards.csv:3: serial: A is that of line 2", StringComparison.Ordinal));
        Assert.Contains(list.Problems, problem => problem.StartsWith("cards.csv:4: serial: \"b c\" is none", StringComparison.Ordinal));
        Assert.Contains(list.Problems, problem => problem.StartsWith("cards.csv:5: has 2 values for 5 columns", StringComparison.Ordinal));
        Assert.Contains(list.Problems, problem => problem.StartsWith("cards.csv:6: missing: cannot be read", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("ssid\nx\n", "the column \"serial\" is missing")]
    [InlineData("serial;ssid\nA;x\n", "there is no column \"serial;ssid\"")]
    public void A_file_that_is_no_list_is_refused(string text, string problem) => Assert.Contains(Read(text).Problems, found => found.Contains(problem, StringComparison.Ordinal));

    [Fact]
    public void No_file_breaks_the_reader() => new Fuzzer(["serial,ssid,ap.x,file:/boot/firmware/a\nA,\"b \"\"c\"\" d\",e,f\nB,\"g\nh\",,\n"u8.ToArray()]).Run(
        input => Read(System.Text.Encoding.UTF8.GetString(input)), _ => false);

    [Fact]
    public void A_line_is_given_once_and_again_only_when_its_card_did_not_come_out_right()
    {
        var cards = Read("serial\nA\nB\nC\n").Cards;
        var handout = new Handout(cards, [History.CardHistoryTests.Event("verified") with { Serial = "B" }, History.CardHistoryTests.Event("failed") with { Serial = "C" }]);
        Assert.Equal(2, handout.Left);
        var first = handout.Take()!;
        Assert.Equal("A", first.Serial);
        handout.GiveBack(first);
        Assert.Equal(["A", "C"], new[] { handout.Take()!.Serial, handout.Take()!.Serial });
        Assert.Null(handout.Take());
    }

    private static CardList Read(string text) => new CardListReader(path => path is "missing" ? throw new FileNotFoundException("it is not there") : System.Text.Encoding.UTF8.GetBytes(path))
        .Read(new StringReader(text), "cards.csv");
}
