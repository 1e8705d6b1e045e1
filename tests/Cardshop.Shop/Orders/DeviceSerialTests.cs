using Cardshop.Contracts.Shop;
using Xunit;

namespace Cardshop.Shop.Orders;

/// <summary>Serial numbers as they stand on hotspots in the field.</summary>
public sealed class DeviceSerialTests
{
    [Theory]
    [InlineData(1024, "AACADE")]
    [InlineData(1025, "AECADI")]
    [InlineData(2048, "AAEABU")]
    [InlineData(4242, "SIIADA")]
    [InlineData(32768, "ACAAC4")]
    [InlineData(65535, "777QBA")]
    public void Test_18_A_number_and_its_letters_stand_for_each_other(int number, string text)
    {
        Assert.Equal(text, new DeviceSerial(number).ToString());
        Assert.True(DeviceSerial.TryParse(text, out var serial));
        Assert.Equal(number, serial.Number);
    }

    [Theory]
    [InlineData("74BQDA")]
    [InlineData("XXXXXX")]
    [InlineData("aacade")]
    [InlineData("AACADF")]
    [InlineData("AACAD")]
    [InlineData("AACADEE")]
    [InlineData("A1CADE")]
    [InlineData("")]
    [InlineData(null)]
    public void Test_18_What_is_too_low_or_has_other_check_digits_is_no_serial_number(string? text) => Assert.False(DeviceSerial.TryParse(text, out _));

    [Fact]
    public void All_numbers_read_back_equal_and_no_others_can_be_made()
    {
        for (var number = DeviceSerial.Lowest; number <= DeviceSerial.Highest; number++)
        {
            Assert.True(DeviceSerial.TryParse(new DeviceSerial(number).ToString(), out var serial) && serial.Number == number);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => new DeviceSerial(DeviceSerial.Lowest - 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeviceSerial(DeviceSerial.Highest + 1));
    }
}
