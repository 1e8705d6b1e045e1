using Cardshop.Reporting;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Shop.Commands;

public sealed class RateMeterTests
{
    [Fact]
    public void Work_that_begins_anew_has_no_speed_until_it_goes_on()
    {
        var clock = new ManualClock();
        var meter = new RateMeter(clock);
        meter.Update(90);
        meter.Update(0);
        Assert.Equal(0, meter.Rate);
        Assert.Null(meter.TimeLeft(0, 100));
    }
}
