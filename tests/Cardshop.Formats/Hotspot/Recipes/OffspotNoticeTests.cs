using Cardshop.Formats.Hotspot.Yaml;
using Cardshop.Hotspot.Recipes;
using Cardshop.Hotspot.Yaml;
using Xunit;

namespace Cardshop.Formats.Hotspot.Recipes;

public sealed class OffspotNoticeTests
{
    private const string Ap = "ap: {ssid: a, ";

    [Theory]
    [InlineData("colour: red", "colour: the hotspot does not know \"colour\" and passes over it")]
    [InlineData("ap: open", "ap: the hotspot expects a mapping here, not the text \"open\"")]
    [InlineData("hostname: 007", "hostname: the hotspot expects text here, not the number 007; quote it: '007'")]
    [InlineData("hostname: no", "hostname: the hotspot expects text here, not yes or no (no); quote it: 'no'")]
    [InlineData("hostname: a_b", "hostname: the hotspot does not take the text \"a_b\" for the name of a host")]
    [InlineData("hostname: -a", "hostname: the hotspot does not take")]
    [InlineData("timezone: UTC+1", "timezone: the hotspot does not take the text \"UTC+1\" for a time zone")]
    [InlineData("timezone: 1", "timezone: the hotspot expects text here")]
    [InlineData("firmware: {brcm1: raspios}", "firmware.brcm1: the hotspot has no chip \"brcm1\"")]
    [InlineData("firmware: {brcm43455: latest}", "firmware.brcm43455: there is no such firmware as the text \"latest\" for brcm43455")]
    [InlineData("ethernet: {type: auto}", "ethernet.type: the hotspot knows two types of ethernet")]
    [InlineData("ethernet: {}", "ethernet: the hotspot knows two types of ethernet")]
    [InlineData("ethernet: {type: static}", "ethernet: a static ethernet needs an address")]
    [InlineData("ethernet: {type: static, address: 10.0.0.1, routers: 10.0.0.2 10.0.0.3, dns: [10.0.0.2]}", "ethernet.routers: a static ethernet needs routers; write a list")]
    [InlineData("ethernet: {type: static, address: 10.0.0.1, routers: [10.0.0.2], dns: []}", "ethernet.dns: a static ethernet needs dns")]
    [InlineData("ap: {profile: perf}", "ap: an access point without ssid is not set up")]
    [InlineData("ap: {ssid: 1234}", "ap.ssid: the hotspot expects text here, not the number 1234; quote it: '1234'")]
    [InlineData("ap: {ssid: 22:22}", "ap.ssid: the hotspot expects text here, not the number 22:22; quote it: '22:22'")]
    [InlineData("ap: {ssid: ''}", "ap.ssid: the text \"\" has 0 bytes in UTF-8; a network's name has 1 to 32")]
    [InlineData("ap: {ssid: ééééééééééééééééé}", "ap.ssid: the text \"ééééééééééééééééé\" has 34 bytes in UTF-8")]
    [InlineData("ap: {ssid: '!a'}", "ap.ssid: the text \"!a\" starts with !, which the hotspot refuses")]
    [InlineData("ap: {ssid: a/b}", "ap.ssid: the text \"a/b\" holds one of + ] / \" and tab, which the hotspot refuses")]
    [InlineData(Ap + "passphrase: 12345678}", "ap.passphrase: this passphrase is not text, and the hotspot's Wi-Fi does not start; quote it")]
    [InlineData(Ap + "passphrase: short}", "ap.passphrase: the hotspot refuses a passphrase of 5 characters; write 8 to 63")]
    [InlineData(Ap + "passphrase: passwörd}", "ap.passphrase: the hotspot refuses a passphrase that is not printable ASCII")]
    [InlineData(Ap + "channel_24: 11}", "ap.channel_24: the hotspot (2.8.0 to 2.9.2) misspells this to itself")]
    [InlineData(Ap + "channel_5: 36}", "ap.channel_5: the hotspot (2.8.0 to 2.9.2) misspells this to itself")]
    [InlineData(Ap + "channel: 11}", "ap.channel: hotspots since 2.8.0 pass over this")]
    [InlineData(Ap + "hide: true}", "ap.hide: hotspots since 2.8.0 show their network all the same")]
    [InlineData(Ap + "as_gateway: true}", "ap.as_gateway: the access point does not know \"as_gateway\" and may not start; did you mean as-gateway?")]
    [InlineData(Ap + "as-gateway: 1}", "ap.as-gateway: the hotspot expects true or false here")]
    [InlineData(Ap + "spoof: true}", "ap.spoof: the hotspot refuses yes or no (true) here")]
    [InlineData(Ap + "spoof: never}", "ap.spoof: the hotspot refuses the text \"never\" here")]
    [InlineData(Ap + "profile: fast}", "ap.profile: the hotspot has no profile \"fast\"")]
    [InlineData(Ap + "country: NO}", "ap.country: the hotspot expects text here, not yes or no (NO); quote it: 'NO'")]
    [InlineData(Ap + "country: fr}", "ap.country: the hotspot does not take the text \"fr\" for a country")]
    [InlineData(Ap + "address: 127.0.0.1}", "ap.address: no host can have the address 127.0.0.1")]
    [InlineData(Ap + "address: 192.168.1.255}", "ap.address: no host can have the address 192.168.1.255")]
    [InlineData(Ap + "captured-address: 169.254.1.1}", "ap.captured-address: no host can have the address 169.254.1.1")]
    [InlineData(Ap + "dns: 8.8.8.8}", "ap.dns: the hotspot expects a list here, not the text \"8.8.8.8\"")]
    [InlineData(Ap + "dns: [300.1.1.1]}", "ap.dns[0]: no host can have the address 300.1.1.1")]
    [InlineData(Ap + "network: 192.168.144.1/24}", "ap.network: the hotspot does not take the text \"192.168.144.1/24\" for a network")]
    [InlineData(Ap + "network: 192.168.144.0/24, address: 192.168.1.1}", "ap.network: the address 192.168.1.1 is not in the network 192.168.144.0/24")]
    [InlineData(Ap + "dhcp-range: '1,2'}", "ap.dhcp-range: the hotspot cannot read the range \"1,2\"; write start,end,netmask,lifetime")]
    [InlineData(Ap + "dhcp-range: '10.0.0.9,10.0.0.2,255.255.255.0,1h'}", "ap.dhcp-range: the range starts with 10.0.0.9, which is behind its end 10.0.0.2")]
    [InlineData(Ap + "dhcp-range: '10.0.0.2,10.0.0.9,255.255.255.0,1h', address: 10.0.0.2}", "ap.dhcp-range: the range starts or ends with the hotspot's own address")]
    [InlineData(Ap + "dhcp-range: '10.0.0.2,10.0.1.9,255.255.255.0,1h', network: 10.0.0.0/24}", "ap.dhcp-range: the range is not in the network 10.0.0.0/24")]
    [InlineData(Ap + "interface: wlan}", "ap.interface: the hotspot does not take the text \"wlan\" for a network interface")]
    [InlineData(Ap + "other-interfaces: eth0}", "ap.other-interfaces: the hotspot expects a list here")]
    [InlineData(Ap + "nodhcp-interfaces: [ETH0]}", "ap.nodhcp-interfaces[0]: the hotspot does not take the text \"ETH0\" for a network interface")]
    [InlineData(Ap + "tld: local}", "ap.tld: the hotspot does not take the text \"local\" for a domain")]
    [InlineData(Ap + "domain: a b}", "ap.domain: the hotspot does not take the text \"a b\" for the name of a host")]
    [InlineData(Ap + "welcome: goto.}", "ap.welcome: the hotspot does not take the text \"goto.\" for the name of a host")]
    [InlineData("containers: {name: a}", "containers: the hotspot refuses containers without services")]
    [InlineData("containers: {services: {a: {ports: ['80:80']}}}", "containers.services.a: the hotspot refuses a service without image")]
    [InlineData("containers: {services: {a: {image: b, network_mode: host, ports: ['80:80']}}}", "containers.services.a.network_mode: the hotspot refuses a service that uses the host's network")]
    [InlineData("containers: {services: {a: {image: b, ports: '80:80'}}}", "containers.services.a.ports: the hotspot expects a list here")]
    [InlineData("containers: {services: {a: {image: b, ports: [22:22, '80:80']}}}", "containers.services.a.ports[0]: 22:22 without quotes is a number to base 60, not two ports; quote it: '22:22'")]
    [InlineData("containers: {services: {a: {image: b, ports: [80, '8080:80', '80:80/udp', '80']}}}", "containers.services: no service publishes port 80")]
    public void What_the_hotspot_gets_wrong_is_told_but_does_not_keep_the_image_from_being_made(string offspot, string expected)
    {
        var reading = Read(offspot);
        Assert.NotNull(reading.Recipe);
        Assert.Contains(reading.Problems, problem => problem.Severity == Severity.Notice && problem.ToString().Contains($": notice: offspot.{expected}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("containers: {services: {a: {image: b, ports: ['80:80']}}}")]
    [InlineData("containers: {services: {a: {image: b, ports: [80:80]}}}")]
    [InlineData("containers: {services: {a: {image: b, ports: ['192.168.144.1:80:80/tcp']}}}")]
    [InlineData("containers: {services: {a: {image: b, ports: ['70-90:70-90']}}}")]
    [InlineData("containers: {services: {a: {image: b, ports: [{target: 80, published: 80}]}}}")]
    [InlineData("containers: {services: {a: {image: b, ports: [{target: 80, published: '79-81', protocol: tcp}]}}}")]
    [InlineData("ap: {ssid: éééééééééééééééé, passphrase: null, profile: null, country: FR, hide: false}")]
    [InlineData("ap: {ssid: a, dhcp-range: '10.0.0.2,10.0.0.9,255.255.255.0,infinite', network: 10.0.0.0/8, address: 10.0.0.1}")]
    [InlineData("timezone: America/Port-au-Prince")]
    [InlineData("hostname: a-1.b")]
    [InlineData("ethernet: {type: static, address: 10.0.0.1, routers: [10.0.0.2], dns: [9.9.9.9]}")]
    [InlineData("ethernet: {type: dhcp}")]
    [InlineData("firmware: {brcm43430: supports-30_2018-09-28}")]
    public void What_works_is_passed_over_in_silence(string offspot) => Assert.Empty(Read(offspot).Problems);

    [Fact]
    public void A_text_is_told_to_be_folded_where_PyYAML_folds_it()
    {
        var random = new Random(1);
        var texts = Enumerable.Range(0, 500).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(1, 25)).Select(_ => new string('a', random.Next(1, 20))))).ToList();
        var containers = texts.Select(text => $"services:\n  a:\n    image: b\n    ports:\n    - 80:80\n    - {text}\n    command: {text}\n").ToList();
        var dumps = PyYaml.Dump([.. containers.Select(text => (text, (object)new { sort_keys = false }))]);
        for (var i = 0; i < texts.Count; i++)
        {
            var notices = Read($"containers:\n    {containers[i].TrimEnd().ReplaceLineEndings("\n    ")}").Problems;
            var entries = dumps[i].Split("    command:");
            Assert.Equal(IsFolded(entries[0].Split("- ")[2]), notices.Any(notice => notice.Path.EndsWith("ports[1]", StringComparison.Ordinal)));
            Assert.Equal(IsFolded(entries[1]), notices.Any(notice => notice.Path.EndsWith("command", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void The_passphrase_is_never_repeated() => Assert.DoesNotContain("12345678", string.Join('\n', Read("ap: {ssid: a, passphrase: 12345678}").Problems), StringComparison.Ordinal);

    private static bool IsFolded(string entry) => entry.TrimEnd().Contains('\n');

    private static RecipeReading Read(string offspot) => RecipeReader.Read($"base: {{source: 1.4.2, rootfs_size: 0}}\noffspot:\n  {offspot}\n", "test");
}
