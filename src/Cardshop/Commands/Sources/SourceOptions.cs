using System.CommandLine;
using Cardshop.Content.Fetching;
using Cardshop.Oci.References;

namespace Cardshop.Commands.Sources;

/// <summary>The options of all commands that get something from elsewhere.</summary>
internal sealed class SourceOptions
{
    private readonly CacheOption _cache = new();

    private readonly Option<MirrorRule[]> _mirrors = new("--mirror")
    {
        Description = "Ask for URLs that begin with FROM at TO instead; may be given several times, the longest FROM wins.",
        HelpName = "FROM=TO",
        AllowMultipleArgumentsPerToken = false,
        CustomParser = Values.All<MirrorRule>(MirrorRule.TryParse, text => $"\"{text}\" is no mirror. Write FROM=TO: https://download.example.org/=http://127.0.0.1:8080/"),
    };

    private readonly Option<string[]> _insecure = new("--insecure-registry")
    {
        Description = "Speak plain HTTP to this registry if it does not speak HTTPS; may be given several times. This machine's own always may.",
        HelpName = "HOST",
    };

    private readonly Option<Platform> _platform = new("--platform")
    {
        Description = $"What container images are to run on. Default: {Platform.Hotspot}.",
        HelpName = "OS/ARCH",
        CustomParser = Values.One<Platform>(Platform.TryParse, text => $"\"{text}\" is not a platform, such as {Platform.Hotspot} or linux/amd64."),
    };

    /// <summary>For commands that get a file, such as a recipe.</summary>
    public void AddForFilesTo(Command command)
    {
        command.Add(_cache.Option);
        command.Add(_mirrors);
    }

    /// <summary>For commands that get files and container images.</summary>
    public void AddTo(Command command)
    {
        AddForFilesTo(command);
        command.Add(_insecure);
        command.Add(_platform);
    }

    public Workshop Open(Session session, ParseResult parse) => Workshop.Open(session, CacheRoot(parse), MirrorsOf(parse), InsecureRegistriesOf(parse));

    public string CacheRoot(ParseResult parse) => _cache.RootOf(parse);

    public IReadOnlyList<MirrorRule> MirrorsOf(ParseResult parse) => parse.GetValue(_mirrors) ?? [];

    public IReadOnlyList<string> InsecureRegistriesOf(ParseResult parse) => parse.GetValue(_insecure) ?? [];

    public Platform PlatformOf(ParseResult parse) => parse.GetValue(_platform) ?? Platform.Hotspot;
}
