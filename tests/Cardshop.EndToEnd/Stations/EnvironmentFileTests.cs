using Cardshop.Stations.Access;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Stations;

/// <summary>What services log in with, as systemd reads it; between double quotes a shell reads the same.</summary>
public sealed class EnvironmentFileTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData(" blanks before and after ")]
    [InlineData("a \"quoted\" word, a back\\slash at the end \\")]
    [InlineData("$HOME ${HOME} $(id) `id` %i !")]
    [InlineData("'single' # not a comment; nor this = that")]
    [InlineData("ćçéß 密码 🗝")]
    public void Values_come_back_as_they_were_to_this_program_and_to_a_shell(string value)
    {
        using var folder = new TempFolder();
        var text = EnvironmentFile.Write([new("A", value), new("B", "next")]);
        Assert.Equal(value, EnvironmentFile.Read(text)["A"]);
        Assert.Equal("next", EnvironmentFile.Read(text)["B"]);
        Assert.Equal(value + "|next", Tool.Run("bash", "-c", $". '{folder.Write("a.env", text)}'; printf '%s|%s' \"$A\" \"$B\""));
    }

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("zero\0")]
    public void Values_that_a_line_cannot_hold_are_refused(string value)
    {
        Assert.False(EnvironmentFile.CanHold(value));
        Assert.Throws<ArgumentException>(() => EnvironmentFile.Write([new("A", value)]));
    }

    [Fact]
    public void What_a_person_has_written_is_understood()
    {
        var variables = EnvironmentFile.Read("# a comment\n\n  A = plain words \nB='literal \\$'\r\n; another\nnonsense\n=x\n");
        Assert.Equal([("A", "plain words"), ("B", "literal \\$")], variables.Select(variable => (variable.Key, variable.Value)));
    }
}
