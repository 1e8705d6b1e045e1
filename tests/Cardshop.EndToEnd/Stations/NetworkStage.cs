using System.Diagnostics;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Stations;

/// <summary>
/// A writer host and a shop, each in a network of its own with a cable between them. The shop has 10.77.0.1 and fd77::1; the network would lease the
/// host 10.77.0.50. What keeps the network of the host is a program of the test, which does with <c>ip</c> what its files say.
/// </summary>
internal sealed class NetworkStage : IDisposable
{
    public const string Interface = "st0";
    public const string Leased = "10.77.0.50/24";

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly Process _hostNetwork = Hold();
    private readonly Process _shopNetwork = Hold();
    private readonly ServiceProcess _shop;
    private readonly List<Process> _running = [];
    /// <summary>Of the certificate of the shop.</summary>
    public string? Fingerprint { get; private set; }

    public NetworkStage()
    {
        Tool.Run("ip", "link", "add", Interface, "netns", $"{_hostNetwork.Id}", "type", "veth", "peer", "name", "sh0", "netns", $"{_shopNetwork.Id}");
        In(_shopNetwork, "ip", "link", "set", "lo", "up");
        In(_shopNetwork, "ip", "address", "add", "10.77.0.1/24", "dev", "sh0");
        In(_shopNetwork, "ip", "address", "add", "fd77::1/64", "dev", "sh0", "nodad");
        In(_shopNetwork, "ip", "link", "set", "sh0", "up");
        In(_hostNetwork, "ip", "link", "set", "lo", "up");
        In(_hostNetwork, "ip", "link", "set", Interface, "up");
        Host.HaveSystemd();
        _shop = new ServiceProcess(() => Enter(_shopNetwork, Host.Bench.Start(
            "serve", "--services", "scheduler", "--data", Host.Bench["shop"], "--urls", "https://10.77.0.1:8443;https://[fd77::1]:8443", "--json")));
    }

    public HostStage Host { get; } = new();

    public string UndoPath => Host["var/lib/cardshop/network/undo.json"];

    /// <summary>The addresses that the interface has now, but for those of every network.</summary>
    public IReadOnlyList<string> Addresses => [.. In(_hostNetwork, "ip", "-brief", "address", "show", "dev", Interface)
        .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[2..].Where(address => !address.StartsWith("fe80:", StringComparison.Ordinal))];

    /// <summary>Whether the host reaches the shop, as curl sees it.</summary>
    public bool IsReached => Tool.Try(Enter(_hostNetwork, new ProcessStartInfo(
        Tool.Find("curl"), ["--silent", "--fail", "--insecure", "--max-time", "30", "https://10.77.0.1:8443/health/ready"]))).ExitCode == 0;

    /// <summary>Gives the host a netplan, and a file that has it ask the network for an address, as an installer leaves it.</summary>
    public void HaveNetplan()
    {
        Host.HaveProgram("netplan", $$"""
            #!/usr/bin/env python3
            import glob, os, subprocess, sys, yaml
            ip = lambda *words: subprocess.run(["ip", *words], check=True)
            root, merged = '{{Host.System.Root}}', {}
            for path in sorted(glob.glob(root + "/etc/netplan/*.yaml")):
                for name, said in yaml.safe_load(open(path))["network"]["ethernets"].items():
                    known = merged.setdefault(name, {})
                    for key, value in said.items():
                        known[key] = known[key] + value if isinstance(value, list) and key in known else value
            if sys.argv[1] == "apply":
                if os.path.exists(root + "/broken"):
                    sys.exit("netplan: the daemon is not there")
                for name, said in merged.items():
                    ip("address", "flush", "dev", name, "scope", "global")
                    for address in said.get("addresses", []) + (["{{Leased}}"] if said.get("dhcp4") else []):
                        ip("address", "add", address, "dev", name, *(["nodad"] if ":" in address else []))
                    for route in said.get("routes", []):
                        ip("route", "replace", route["to"], "via", route["via"], "dev", name)
            """);
        Host.Write("etc/netplan/50-installer.yaml", $"network:\n  version: 2\n  ethernets:\n    {Interface}: {{dhcp4: true}}\n");
        Assert.Equal(0, Tool.Try(Enter(_hostNetwork, new ProcessStartInfo(Host.Bench["bin/netplan"], ["apply"]))).ExitCode);
    }

    /// <summary>Gives the host a NetworkManager with a connection that has it ask the network for an address.</summary>
    public void HaveNetworkManager()
    {
        Directory.CreateDirectory(Host["etc/NetworkManager/system-connections"]);
        Host.HaveProgram("nmcli", $$"""
            #!/bin/bash
            echo "$*" >> '{{Host.Bench["nmcli.log"]}}'
            case "$*" in
              "--get-values GENERAL.CON-UUID device show {{Interface}}") echo 11111111-2222-3333-4444-555555555555;;
              *"up uuid 11111111-2222-3333-4444-555555555555 ifname {{Interface}}") address={{Leased}};;
              *"up id cardshop-{{Interface}} ifname {{Interface}}") address=$(sed -n 's/^address1=//p' '{{Host.System.Root}}/etc/NetworkManager/system-connections/cardshop-{{Interface}}.nmconnection');;
            esac
            if [[ $address ]]; then
              ip address flush dev {{Interface}} scope global
              ip address add $address dev {{Interface}}
            fi
            """);
        In(_hostNetwork, "ip", "address", "add", Leased, "dev", Interface);
    }

    /// <summary>Has the shop answer.</summary>
    public async Task OpenShopAsync() => Fingerprint = (await _shop.StartAsync()).GetProperty("fingerprint").GetString();

    /// <summary>Sets the interface up.</summary>
    public ToolResult Set(params IEnumerable<string> arguments) => Tool.Try(StartSet(arguments));

    /// <summary>Begins to, and waits until the interface has an address while the shop is waited for.</summary>
    public async Task<Process> BeginAsync(string address, params IEnumerable<string> arguments)
    {
        var start = StartSet(["--address", address, .. arguments]);
        start.RedirectStandardError = start.RedirectStandardOutput = start.RedirectStandardInput = true;
        var process = Process.Start(start)!;
        _running.Add(process);
        var began = Stopwatch.StartNew();
        while (!Addresses.Contains(address, StringComparer.Ordinal))
        {
            Assert.True(began.Elapsed < LongestWait && !process.HasExited, $"{address} does not come");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        return process;
    }

    /// <summary>Runs the program on the host.</summary>
    public ToolResult Run(params IEnumerable<string> arguments) => Tool.Try(Enter(_hostNetwork, Host.Start(arguments)));

    /// <summary>A terminal on the host.</summary>
    public ProcessStartInfo Start(params IEnumerable<string> arguments) => Enter(_hostNetwork, Host.Start(arguments));

    public void Dispose()
    {
        _shop.Dispose();
        foreach (var process in _running.Append(_hostNetwork).Append(_shopNetwork))
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        Host.Dispose();
    }

    private ProcessStartInfo StartSet(IEnumerable<string> arguments) => Enter(_hostNetwork, Host.Start(
        ["station", "network", "set", Interface, "--shop", "https://10.77.0.1:8443", .. Fingerprint is null ? Array.Empty<string>() : ["--fingerprint", Fingerprint], .. arguments]));

    /// <summary>A network that is there as long as a process is.</summary>
    private static Process Hold()
    {
        var process = Process.Start(new ProcessStartInfo(Tool.Find("unshare"), ["--net", "sleep", "600"]))!;
        var own = new FileInfo("/proc/self/ns/net").LinkTarget;
        var began = Stopwatch.StartNew();
        while (string.Equals(new FileInfo($"/proc/{process.Id}/ns/net").LinkTarget, own, StringComparison.Ordinal))
        {
            Assert.True(began.Elapsed < LongestWait && !process.HasExited, "This machine makes no networks.");
        }

        return process;
    }

    private static ProcessStartInfo Enter(Process network, ProcessStartInfo start)
    {
        var entered = new ProcessStartInfo(Tool.Find("nsenter"), [$"--net=/proc/{network.Id}/ns/net", start.FileName, .. start.ArgumentList]) { WorkingDirectory = start.WorkingDirectory };
        entered.Environment.Clear();
        foreach (var (name, value) in start.Environment)
        {
            entered.Environment[name] = value;
        }

        return entered;
    }

    private static string In(Process network, string program, params IEnumerable<string> arguments)
    {
        var result = Tool.Try(Enter(network, new ProcessStartInfo(Tool.Find(program), arguments)));
        Assert.True(result.ExitCode == 0, result.ToString());
        return result.Output;
    }
}
