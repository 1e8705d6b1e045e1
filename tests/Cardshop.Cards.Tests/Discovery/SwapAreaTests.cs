using System.Text;
using Cardshop.Cards.Discovery;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Cards.Tests.Discovery;

public sealed class SwapAreaTests
{
    private const string Sample =
        "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"
        + "/dev/sda3                               partition\t8388604\t\t0\t\t-2\n"
        + "/var/swap\\040file                       file\t\t1048572\t\t12\t\t5\n";

    [Fact]
    public void Swap_areas_are_read() => Assert.Equal([new SwapArea("/dev/sda3"), new SwapArea("/var/swap file")], SwapArea.Parse(Sample));

    [Fact]
    public void A_machine_without_swap_has_none() => Assert.Empty(SwapArea.Parse("Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"));

    [Fact]
    public void A_line_that_is_no_swap_area_is_not_passed_over()
    {
        var error = Assert.Throws<KernelFileException>(() => SwapArea.Parse(Sample + "/dev/sdb1 something\n"));
        Assert.Contains("/proc/swaps: line 4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_list_of_swap_areas_breaks_the_reader() =>
        new Fuzzer([Encoding.UTF8.GetBytes(Sample)]).Run(input => SwapArea.Parse(Encoding.UTF8.GetString(input)), error => error is KernelFileException);
}
