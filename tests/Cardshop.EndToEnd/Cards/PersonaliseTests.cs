using System.Text.Json;
using Cardshop.EndToEnd.Setting;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Cards;

/// <summary>One image, and each card with what is its own, as mtools, debugfs and the checkers see it.</summary>
public sealed class PersonaliseTests : IDisposable
{
    private readonly Workbench _bench = new();

    public PersonaliseTests()
    {
        ToolBase.Make(_bench["base.img"]);
        _bench.Write("r.yaml", Recipes.On(_bench.Url("base.img"), """
            files:
            - to: /data/welcome.txt
              via: direct
              content: |
                This hotspot has no name yet.
            offspot:
              timezone: Africa/Bamako
              ap:
                ssid: nobody's
                welcome: hello
            """));
        _bench.Run("image", "create", "r.yaml", "hotspot.img");
        _bench.Write("key-2", "the key of the second");
        _bench.Write("welcome-1", "Welcome to the school in the north, which has the first of these.\n");
    }

    [Fact]
    public void Each_card_has_its_own_network_and_files_and_all_else_of_the_image()
    {
        _bench.Write("cards.csv", "serial,ssid,passphrase,file:/boot/firmware/key,file:/data/welcome.txt\nK-1,École du nord,geheim99,,welcome-1\nK-2,School south,,key-2,\n");
        var result = Result("card", "write", "hotspot.img", "a.img", "b.img", "--personalise", "cards.csv");
        Assert.Equal(["K-1", "K-2"], result.GetProperty("targets").EnumerateArray().Select(target => target.GetProperty("serial").GetString()));
        RequireClean("a.img");
        RequireClean("b.img");
        var (first, second) = (OffspotYaml("a.img"), OffspotYaml("b.img"));
        Assert.Contains("ssid: \"\\xC9cole du nord\"", first, StringComparison.Ordinal);
        Assert.Contains("passphrase: geheim99", first, StringComparison.Ordinal);
        Assert.Contains("ssid: School south", second, StringComparison.Ordinal);
        Assert.DoesNotContain("passphrase", second, StringComparison.Ordinal);
        Assert.All([first, second], text => Assert.Contains("timezone: Africa/Bamako", text, StringComparison.Ordinal));
        Assert.Equal("the key of the second", Tool.Run("mcopy", "-i", $"{Part("b.img", 1)}", "::key", "-").TrimEnd('\n'));
        Assert.Equal(File.ReadAllText(_bench["welcome-1"]), Tool.Run("debugfs", "-R", "cat /welcome.txt", Part("a.img", 3)));
        Assert.Equal("This hotspot has no name yet.", Tool.Run("debugfs", "-R", "cat /welcome.txt", Part("b.img", 3)));
    }

    [Fact]
    public void A_line_is_given_to_one_card_only_also_another_day()
    {
        _bench.Write("cards.csv", "serial,ssid\nK-1,one\nK-2,two\nK-3,three\n");
        Result("card", "write", "hotspot.img", "a.img", "b.img", "--personalise", "cards.csv");
        Assert.Equal("K-3", Result("card", "write", "hotspot.img", "c.img", "--personalise", "cards.csv").GetProperty("targets")[0].GetProperty("serial").GetString());
        var refused = _bench.Try("card", "write", "hotspot.img", "d.img", "--personalise", "cards.csv");
        Assert.Contains("has 0 lines left for 1 cards", refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_bench["d.img"]));
    }

    [Fact]
    public void All_that_is_wrong_with_a_list_is_told_before_anything_is_written()
    {
        var long33 = new string('x', 33);
        _bench.Write("cards.csv", $"serial,ssid,passphrase,file:/data/welcome.txt,file:/etc/hostname\nK-1,{long33},,,\nK-2,ok,short,,\nK-3,ok,,large,\nK-4,ok,,,key-2\n");
        _bench.Write("large", new string('y', 5000));
        var refused = _bench.Try("card", "write", "hotspot.img", "a.img", "--personalise", "cards.csv");
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("cards.csv:2: ap.ssid", refused.Error, StringComparison.Ordinal);
        Assert.Contains("cards.csv:3: ap.passphrase", refused.Error, StringComparison.Ordinal);
        Assert.Contains("cards.csv:4: /data/welcome.txt", refused.Error, StringComparison.Ordinal);
        Assert.Contains("cards.csv:5: /etc/hostname", refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_bench["a.img"]));
    }

    [Fact]
    public void Labels_have_a_code_that_phones_can_read()
    {
        _bench.Write("cards.csv", "serial,ssid,passphrase\nK-1,School,geheim99\n");
        _bench.Run("station", "labels", "labels.svg", "--cards", "cards.csv");
        var svg = File.ReadAllText(_bench["labels.svg"]);
        Assert.Contains("K-1", svg, StringComparison.Ordinal);
        Assert.Contains("<path", svg, StringComparison.Ordinal);
    }

    public void Dispose() => _bench.Dispose();

    private JsonElement Result(params string[] arguments) => JsonLines.ResultOf(_bench.Run([.. arguments, "--json"]));

    private string Part(string image, int number) => Parts.Extract(_bench[image], number);

    private string OffspotYaml(string image) => Tool.Run("mcopy", "-i", Part(image, 1), "::offspot.yaml", "-");

    private void RequireClean(string image)
    {
        Tool.Run("fsck.fat", "-n", Part(image, 1));
        Tool.Run("e2fsck", "-fn", Part(image, 3));
    }
}
