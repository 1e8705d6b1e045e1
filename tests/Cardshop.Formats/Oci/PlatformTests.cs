using Cardshop.Oci.References;
using Xunit;

namespace Cardshop.Formats.Oci;

public sealed class PlatformTests
{
    [Theory]
    [InlineData("linux/arm64/v8", "linux/arm64/v8")]
    [InlineData("linux/arm64", "linux/arm64")]
    [InlineData("arm64", "linux/arm64")]
    [InlineData("arm64v8", "linux/arm64/v8")]
    [InlineData("linux/armv6", "linux/arm/v6")]
    [InlineData("linux/arm32", "linux/arm")]
    [InlineData("i386", "linux/386")]
    [InlineData("linux/riscv64", "linux/riscv64")]
    [InlineData("windows/amd64", "windows/amd64")]
    public void A_platform_is_read_and_shown_as_it_was_given(string text, string shown) => Assert.Equal(shown, Platform.Parse(text).ToString());

    [Theory]
    [InlineData("linux/arm64", "linux/arm64/v8", true)]
    [InlineData("linux/arm", "linux/arm/v7", true)]
    [InlineData("linux/amd64", "linux/amd64/v3", false)]
    [InlineData("linux/armv6", "linux/arm", false)]
    [InlineData("linux/armv6", "linux/arm/v8", false)]
    [InlineData("linux/arm64", "windows/arm64", false)]
    public void Two_platforms_are_equal_when_they_mean_the_same_machine(string one, string other, bool equal)
    {
        Assert.Equal(equal, Platform.Parse(one) == Platform.Parse(other));
        Assert.True(!equal || Platform.Parse(one).GetHashCode() == Platform.Parse(other).GetHashCode());
    }

    [Theory]
    [InlineData("")]
    [InlineData("linux")]
    [InlineData("linux/")]
    [InlineData("linux/amdd64")]
    [InlineData("linux/arm64/V8")]
    [InlineData("linux/arm64/v8/x")]
    [InlineData("plan9/amd64")]
    public void What_is_no_platform_is_refused_with_an_example(string text) =>
        Assert.Contains("linux/arm64/v8", Assert.Throws<FormatException>(() => Platform.Parse(text)).Message, StringComparison.Ordinal);
}
