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

    [Fact]
    public void Who_does_the_work_knows_its_speed_best()
    {
        var meter = new RateMeter(new ManualClock());
        meter.Update(10, rate: 5);
        Assert.Equal((5.0, TimeSpan.FromSeconds(18)), (meter.Rate, meter.TimeLeft(10, 100)));
    }
}
