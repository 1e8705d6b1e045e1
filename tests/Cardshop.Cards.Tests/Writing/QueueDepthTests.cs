using Cardshop.Cards.Writing;
using Xunit;

namespace Cardshop.Cards.Tests.Writing;

/// <summary>How many writes a card gets at a time.</summary>
public sealed class QueueDepthTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void It_grows_as_long_as_that_makes_the_card_faster()
    {
        var depth = new QueueDepth(8, 10 * Second);
        for (var i = 0; i < 20; i++)
        {
            depth.Measured(Math.Min(depth.Current, 5) * 1_000_000, Second);
        }

        Assert.InRange(depth.Current, 5, 6);
    }

    [Fact]
    public void It_stays_small_when_more_is_no_faster()
    {
        var depth = new QueueDepth(8, 10 * Second);
        for (var i = 0; i < 200; i++)
        {
            depth.Measured(1_000_000, Second);
            Assert.InRange(depth.Current, 1, 3);
        }
    }

    [Fact]
    public void It_is_halved_when_a_write_takes_very_long_and_does_not_grow_beyond_that_again()
    {
        var depth = new QueueDepth(8, 10 * Second);
        for (var i = 0; i < 20; i++)
        {
            depth.Measured(depth.Current * 1_000_000, Second);
        }

        Assert.Equal(8, depth.Current);
        depth.Completed(11 * Second);
        Assert.Equal(4, depth.Current);
        for (var i = 0; i < 100; i++)
        {
            depth.Measured(depth.Current * 1_000_000, Second);
        }

        Assert.Equal(4, depth.Current);
        depth.Completed(11 * Second);
        depth.Completed(11 * Second);
        depth.Completed(11 * Second);
        Assert.Equal(1, depth.Current);
    }
}
