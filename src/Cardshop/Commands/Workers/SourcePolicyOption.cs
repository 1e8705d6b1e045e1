using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using Cardshop.Imaging.Sources;

namespace Cardshop.Commands.Workers;

/// <summary>What recipes of strangers may have fetched besides what is on the public Internet.</summary>
internal sealed class SourcePolicyOption
{
    private readonly Option<string[]> _hosts = new("--allow-host")
    {
        Description = "Let recipes fetch from this host, or host and port, whatever its address; may be given several times.",
        HelpName = "HOST",
    };

    private readonly Option<string[]> _networks = new("--allow-network")
    {
        Description = "Let recipes fetch from these addresses, though they are not public: 10.1.0.0/16; may be given several times.",
        HelpName = "NETWORK",
        CustomParser = Values.All<string>(TryParseNetwork, text => $"\"{text}\" is not a network, such as 10.1.0.0/16 or 127.0.0.1/32."),
    };

    private readonly Option<string[]> _folders = new("--allow-folder")
    {
        Description = "Let recipes use files of this machine that lie below this folder; may be given several times.",
        HelpName = "DIR",
    };

    public void AddTo(Command command)
    {
        command.Add(_hosts);
        command.Add(_networks);
        command.Add(_folders);
    }

    public SourcePolicyOptions Read(ParseResult parse) => new()
    {
        AllowedHosts = parse.GetValue(_hosts) ?? [],
        AllowedNetworks = parse.GetValue(_networks) ?? [],
        AllowedFolders = [.. (parse.GetValue(_folders) ?? []).Select(Path.GetFullPath)],
    };

    private static bool TryParseNetwork(string text, [NotNullWhen(true)] out string? network)
    {
        network = IPNetwork.TryParse(text, out _) ? text : null;
        return network is not null;
    }
}
