using System.Globalization;
using Cardshop.Primitives.Sizes;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Primitives;

public sealed class HumanDurationTests
{
    [Theory]
    [InlineData("10", 10)]
    [InlineData("30d", 2_592_000)]
    [InlineData("4w", 2_419_200)]
    [InlineData("1.5h", 5400)]
    [InlineData("1 year", 31_449_600)]
    [InlineData("2Y", 62_899_200)]
    [InlineData("5 Mins", 300)]
    [InlineData("1.9s", 1)]
    [InlineData("1500 ms", 1)]
    [InlineData("999 us", 0)]
    [InlineData("5 ns", 0)]
    public void A_duration_is_a_number_and_one_unit(string text, long seconds)
    {
        Assert.Equal(TimeSpan.FromSeconds(seconds), HumanDuration.Parse(text));
        Assert.True(HumanDuration.TryParse(text, out var duration));
        Assert.Equal(seconds, duration.TotalSeconds);
    }

    [Theory]
    [InlineData("1h30m")]
    [InlineData("1 month")]
    [InlineData("-5s")]
    [InlineData("d")]
    [InlineData("")]
    [InlineData("1,5h")]
    [InlineData("soon")]
    [InlineData("10000000000000y")]
    [InlineData("99999999999999999999999999999999999999999999999999 years")]
    public void Anything_else_is_refused_by_name(string text)
    {
        Assert.Contains($"\"{text}\"", Assert.Throws<FormatException>(() => HumanDuration.Parse(text)).Message, StringComparison.Ordinal);
        Assert.False(HumanDuration.TryParse(text, out _));
        Assert.False(HumanDuration.TryParse(null, out _));
    }

    [Fact]
    public void Humanfriendly_reads_durations_alike()
    {
        var texts = Humanfriendly.RandomTexts(new Random(2), TestScale.Of(5000));
        var peer = Humanfriendly.Parse("duration", texts);
        for (var i = 0; i < texts.Count; i++)
        {
            var expected = peer[i] is { } seconds && double.Parse(seconds, CultureInfo.InvariantCulture) < TimeSpan.MaxValue.TotalSeconds - 1 ? seconds : null;
            var actual = HumanDuration.TryParse(texts[i], out var duration) ? duration.TotalSeconds.ToString(CultureInfo.InvariantCulture) : null;
            Assert.True(string.Equals(expected, actual, StringComparison.Ordinal), $"\"{texts[i]}\" is {actual ?? "refused"}, not {expected ?? "refused"}");
        }
    }
}
