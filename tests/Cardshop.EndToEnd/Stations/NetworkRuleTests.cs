using Cardshop.Stations.Networking;
using Xunit;

namespace Cardshop.EndToEnd.Stations;

/// <summary>What can be wrong with a wish for the network.</summary>
public sealed class NetworkRuleTests
{
    private static readonly FoundInterface[] Interfaces =
    [
        new("eth0", IsUp: true, IsWired: true, "02:00:00:00:00:01", [], []),
        new("wlan0", IsUp: true, IsWired: false, "02:00:00:00:00:02", [], []),
    ];

    [Fact]
    public void A_good_wish_becomes_settings()
    {
        var (settings, problems) = NetworkRules.Check(
            new NetworkWish("eth0", Dhcp: false, ["10.1.2.3/8", "fd00::3/64"], ["10.0.0.1", "fe80::1"], ["127.0.0.53", "fd00::53"]), Interfaces);
        Assert.Empty(problems);
        Assert.Equal("10.1.2.3/8 fd00::3/64", string.Join(' ', settings!.Addresses));
        Assert.False(settings.IsDhcp);
    }

    [Fact]
    public void Dhcp_may_have_name_servers_of_ones_own() =>
        Assert.True(NetworkRules.Check(new NetworkWish("eth0", Dhcp: true, [], [], ["9.9.9.9"]), Interfaces).Settings!.IsDhcp);

    [Fact]
    public void All_problems_are_said_at_once()
    {
        var (settings, problems) = NetworkRules.Check(
            new NetworkWish("eth7", Dhcp: true, ["10.0.0.300/24", "10.0.0.2/24", "10.0.0.2/24"], ["10.9.9.9", "10.0.0.2", "gate"], ["224.0.0.1", "1.1.1.1", "1.1.1.1"]), Interfaces);
        Assert.Null(settings);
        Assert.Equal(10, problems.Count);
        Assert.Contains(problems, problem => problem.StartsWith("eth7: there is no such interface. There is: eth0, wlan0.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("10.0.0.2")]
    [InlineData("10.0.0.2/0")]
    [InlineData("10.0.0.2/33")]
    [InlineData("10.0.2/24")]
    [InlineData("010.0.0.2/24")]
    [InlineData("0x0a.0.0.2/24")]
    [InlineData("10.0.0.2/255.255.255.0")]
    [InlineData("10.0.0.2/ 24")]
    [InlineData("fd00::2/129")]
    [InlineData("fe80::1%eth0/64")]
    [InlineData("10.0.0.0/24")]
    [InlineData("10.0.0.255/24")]
    [InlineData("fd00::/64")]
    [InlineData("127.0.0.1/8")]
    [InlineData("::1/128")]
    [InlineData("0.0.0.0/8")]
    [InlineData("224.0.0.5/24")]
    [InlineData("255.255.255.255/32")]
    [InlineData("ff02::1/64")]
    [InlineData("")]
    public void An_address_that_no_machine_can_have_is_refused(string address) =>
        Assert.Single(NetworkRules.Check(new NetworkWish("eth0", Dhcp: false, [address], [], []), Interfaces).Problems, problem => problem.StartsWith("--address:", StringComparison.Ordinal));

    [Theory]
    [InlineData("10.0.0.0/31")]
    [InlineData("10.0.0.255/23")]
    [InlineData("192.0.2.1/32")]
    [InlineData("fd00::ffff:ffff:ffff:ffff/64")]
    [InlineData("fe80::7/64")]
    public void An_address_at_the_edge_is_taken(string address) =>
        Assert.Empty(NetworkRules.Check(new NetworkWish("eth0", Dhcp: false, [address], [], []), Interfaces).Problems);

    [Fact]
    public void Wireless_interfaces_and_empty_wishes_are_refused()
    {
        var problems = NetworkRules.Check(new NetworkWish("wlan0", Dhcp: false, [], [], []), Interfaces).Problems;
        Assert.Equal(2, problems.Count);
    }
}
