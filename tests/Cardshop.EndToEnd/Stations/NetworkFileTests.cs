using System.Net;
using Cardshop.Stations.Networking;
using Cardshop.Stations.Programs;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Stations;

/// <summary>The files that say how the network is set up.</summary>
public sealed class NetworkFileTests : IDisposable
{
    private static readonly NetworkSettings Static = new(
        "eth0", [Prefix("192.168.1.20/24"), Prefix("fd00::20/64")], [IPAddress.Parse("192.168.1.1"), IPAddress.Parse("fe80::1")], [IPAddress.Parse("9.9.9.9"), IPAddress.Parse("fd00::")]);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Netplan_is_told_in_a_file_of_its_own()
    {
        var text = new Netplan(_folder.Path).Compose(Static, before: null);
        Assert.Equal(
            """
            {"network": {"version": 2, "ethernets": {"eth0": {"dhcp4": false, "dhcp6": false, "optional": true, "addresses": ["192.168.1.20/24", "fd00::20/64"], "routes": [{"to": "default", "via": "192.168.1.1"}, {"to": "default", "via": "fe80::1"}], "nameservers": {"addresses": ["9.9.9.9", "fd00::"]}}}}}
            """.Trim(),
            AsJson(text));
    }

    [Fact]
    public void What_the_file_says_of_other_interfaces_stays()
    {
        var netplan = new Netplan(_folder.Path);
        var first = netplan.Compose(Static with { Interface = "eth1" }, before: null);
        var second = netplan.Compose(new NetworkSettings("eth0", [], [], []), first);
        var third = netplan.Compose(new NetworkSettings("eth1", [], [], []), second);
        Assert.Equal("""{"eth1": {"dhcp4": true, "dhcp6": true, "optional": true}, "eth0": {"dhcp4": true, "dhcp6": true, "optional": true}}""", AsJson(third, "['network']['ethernets']"));
    }

    [Fact]
    public void A_person_is_told_what_other_files_add()
    {
        _folder.Write("50-cloud-init.yaml", "network: {version: 2, ethernets: {eth0: {addresses: [10.0.0.5/24], routes: [{to: default, via: 10.0.0.1}]}, eth1: {dhcp4: true}}}\n");
        _folder.Write("60-broken.yaml", "network: [\n");
        var netplan = new Netplan(_folder.Path);
        Assert.Contains("50-cloud-init.yaml gives eth0 addresses and routes too", Assert.Single(netplan.NoticesOf(Static)), StringComparison.Ordinal);
        Assert.Empty(netplan.NoticesOf(Static with { Interface = "eth1" }));
    }

    [Fact]
    public void NetworkManager_is_told_by_a_connection()
    {
        var manager = new NetworkManager(_folder.Path, SystemProgram.Find("true")!);
        Assert.Equal(
            """
            # Written by: cardshop station network set
            [connection]
            id=cardshop-eth0
            type=ethernet
            interface-name=eth0
            autoconnect-priority=100

            [ipv4]
            method=manual
            address1=192.168.1.20/24
            gateway=192.168.1.1
            dns=9.9.9.9;

            [ipv6]
            method=manual
            address1=fd00::20/64
            gateway=fe80::1
            dns=fd00::;

            """.ReplaceLineEndings("\n"),
            manager.Compose(Static, before: null));
        Assert.Contains("[ipv4]\nmethod=auto\n\n[ipv6]\nmethod=auto\n", manager.Compose(new NetworkSettings("eth0", [], [], []), before: null), StringComparison.Ordinal);
        Assert.EndsWith("cardshop-eth0.nmconnection", manager.PathOf("eth0"), StringComparison.Ordinal);
    }

    private string AsJson(string yaml, string part = "") =>
        Tool.Run("python3", "-c", $"import json, sys, yaml; print(json.dumps(yaml.safe_load(open(sys.argv[1])){part}))", _folder.Write("composed", yaml)).Trim();

    private static AddressPrefix Prefix(string text) => AddressPrefix.TryParse(text, out var prefix) ? prefix : throw new ArgumentException(text);
}
