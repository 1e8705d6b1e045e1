using Cardshop.Disk.Fat.Structures;
using Cardshop.Disk.Trees;
using Xunit;

namespace Cardshop.Formats.Disk.Fat;

public sealed class DosTimeTests
{
    [Theory]
    [InlineData("2026-11-21T03:10:05.678Z", "2026-11-21T03:10:05.670Z", "2026-11-21T03:10:04.000Z")]
    [InlineData("1980-01-01T00:00:00.000Z", "1980-01-01T00:00:00.000Z", "1980-01-01T00:00:00.000Z")]
    [InlineData("1979-12-31T23:59:59.999Z", "1980-01-01T00:00:00.000Z", "1980-01-01T00:00:00.000Z")]
    [InlineData("1970-01-01T00:00:00.000Z", "1980-01-01T00:00:00.000Z", "1980-01-01T00:00:00.000Z")]
    [InlineData("2107-12-31T23:59:59.990Z", "2107-12-31T23:59:59.990Z", "2107-12-31T23:59:58.000Z")]
    [InlineData("2108-01-01T00:00:00.000Z", "2107-12-31T23:59:59.990Z", "2107-12-31T23:59:58.000Z")]
    [InlineData("2000-02-29T12:30:59.000Z", "2000-02-29T12:30:59.000Z", "2000-02-29T12:30:58.000Z")]
    public void A_moment_is_kept_in_UTC_to_the_grain_of_the_field(string moment, string asCreated, string asModified)
    {
        var time = DosTime.From(Timestamp.From(DateTimeOffset.Parse(moment)));
        Assert.Equal(Timestamp.From(DateTimeOffset.Parse(asCreated)), time.ToTimestamp());
        Assert.Equal(Timestamp.From(DateTimeOffset.Parse(asModified)), (time with { Hundredths = 0 }).ToTimestamp());
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void Moments_beyond_any_calendar_are_moved_into_1980_to_2107(long seconds)
    {
        var year = DosTime.From(new Timestamp(seconds)).ToTimestamp().ToDateTimeOffset().Year;
        Assert.Equal(seconds < 0 ? 1980 : 2107, year);
    }

    [Fact]
    public void Any_bytes_are_some_moment()
    {
        var random = new Random(1);
        for (var i = 0; i < 100_000; i++)
        {
            var time = new DosTime((ushort)random.Next(65536), (ushort)random.Next(65536), (byte)random.Next(256)).ToTimestamp();
            Assert.InRange(time.ToDateTimeOffset().Year, 1980, 2107);
        }
    }
}
