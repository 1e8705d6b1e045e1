using System.Text;
using Cardshop.Imaging.Inspection;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Imaging;

public sealed class ImagePathTests
{
    [Theory]
    [InlineData("hotspot.img:3:/contents", "hotspot.img", 3, "/contents")]
    [InlineData("hotspot.img:1", "hotspot.img", 1, "/")]
    [InlineData("hotspot.img:1:/", "hotspot.img", 1, "/")]
    [InlineData("C:\\images\\hotspot.img:2:/etc", "C:\\images\\hotspot.img", 2, "/etc")]
    [InlineData("hotspot.img:3:/contents/a:2", "hotspot.img", 3, "/contents/a:2")]
    [InlineData("hotspot.img:3:/contents/a:2:/b", "hotspot.img", 3, "/contents/a:2:/b")]
    [InlineData("2026:01:02.img:4", "2026:01:02.img", 4, "/")]
    [InlineData("a:1:2", "a:1", 2, "/")]
    [InlineData("::1:/x", ":", 1, "/x")]
    public void A_place_is_read(string text, string image, int partition, string path)
    {
        Assert.True(ImagePath.TryParse(text, out var place));
        Assert.Equal(new ImagePath(image, partition, path), place);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hotspot.img")]
    [InlineData("hotspot.img:")]
    [InlineData("hotspot.img:0:/")]
    [InlineData("hotspot.img:5:/")]
    [InlineData("hotspot.img:12:/")]
    [InlineData("hotspot.img:3:contents")]
    [InlineData("hotspot.img:/contents")]
    [InlineData(":3:/contents")]
    [InlineData(":3")]
    public void What_is_no_place_is_refused(string text) => Assert.False(ImagePath.TryParse(text, out _));

    [Fact]
    public void Any_text_is_a_place_that_reads_back_equal_or_none()
    {
        var places = 0;
        string[] corpus = ["hotspot.img:3:/contents/a.zim", "C:\\a:1:/x:2:/y", "a:1", "größe:4:/ä", ":::", "1:1:1:/1"];
        new Fuzzer([.. corpus.Select(Encoding.UTF8.GetBytes)]).Run(
            input =>
            {
                var text = Encoding.UTF8.GetString(input);
                if (!ImagePath.TryParse(text, out var place))
                {
                    return;
                }

                Assert.InRange(place.Partition, 1, 4);
                Assert.NotEmpty(place.Image);
                Assert.StartsWith("/", place.Path, StringComparison.Ordinal);
                Assert.StartsWith($"{place.Image}:{place.Partition}", text, StringComparison.Ordinal);
                Assert.True(ImagePath.TryParse(place.ToString(), out var again));
                Assert.Equal(place, again);
                places++;
            },
            _ => false);
        Assert.True(places > Fuzzer.Inputs / 10, $"only {places} inputs were places");
    }
}
