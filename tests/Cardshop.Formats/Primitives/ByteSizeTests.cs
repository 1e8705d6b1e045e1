using System.Globalization;
using System.Numerics;
using Cardshop.Primitives.Sizes;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Primitives;

public sealed class ByteSizeTests
{
    [Theory]
    [InlineData("512", 512)]
    [InlineData("0", 0)]
    [InlineData("10 b", 10)]
    [InlineData("5 bytes", 5)]
    [InlineData("5 bananas", 5)]
    [InlineData("8G", 8_000_000_000)]
    [InlineData("8GB", 8_000_000_000)]
    [InlineData("8g", 8_000_000_000)]
    [InlineData("8GiB", 8_589_934_592)]
    [InlineData("16gib", 17_179_869_184)]
    [InlineData("1.5TiB", 1_649_267_441_664)]
    [InlineData("3 kibibytes", 3072)]
    [InlineData("2 m", 2_000_000)]
    [InlineData("10k", 10_000)]
    [InlineData("10MB/s", 10_000_000)]
    [InlineData("10Kibi", 10_000)]
    [InlineData(" 1.9 ", 1)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void A_size_is_a_number_and_a_unit(string text, long bytes)
    {
        Assert.Equal(new ByteSize(bytes), ByteSize.Parse(text));
        Assert.True(ByteSize.TryParse(text, out var size));
        Assert.Equal(bytes, size.Bytes);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1,000")]
    [InlineData("1_000")]
    [InlineData("1e9")]
    [InlineData("KB")]
    [InlineData("auto")]
    [InlineData("")]
    [InlineData("1.")]
    [InlineData(".5 GB")]
    [InlineData("1 000")]
    [InlineData("5 GB 2")]
    [InlineData("9223372036854775808")]
    [InlineData("8 EiB")]
    [InlineData("1ZB")]
    [InlineData("99999999999999999999999999999999999 YB")]
    public void Anything_else_is_refused_by_name(string text)
    {
        Assert.Contains($"\"{text}\"", Assert.Throws<FormatException>(() => ByteSize.Parse(text)).Message, StringComparison.Ordinal);
        Assert.False(ByteSize.TryParse(text, out _));
        Assert.False(ByteSize.TryParse(null, out _));
    }

    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(1, "1 byte")]
    [InlineData(1023, "1023 bytes")]
    [InlineData(1024, "1 KiB")]
    [InlineData(2_663_383_040, "2.48 GiB")]
    [InlineData(long.MaxValue, "8 EiB")]
    public void A_size_is_shown_in_binary_units(long bytes, string text) => Assert.Equal(text, new ByteSize(bytes).ToString());

    [Fact]
    public void Humanfriendly_reads_sizes_alike()
    {
        var texts = Humanfriendly.RandomTexts(new Random(1), TestScale.Of(5000));
        var peer = Humanfriendly.Parse("size", texts);
        for (var i = 0; i < texts.Count; i++)
        {
            var expected = peer[i] is { } bytes && BigInteger.Parse(bytes, CultureInfo.InvariantCulture) <= long.MaxValue ? bytes : null;
            var actual = ByteSize.TryParse(texts[i], out var size) ? size.Bytes.ToString(CultureInfo.InvariantCulture) : null;
            Assert.True(string.Equals(expected, actual, StringComparison.Ordinal), $"\"{texts[i]}\" is {actual ?? "refused"}, not {expected ?? "refused"}");
        }
    }
}
