using System.CommandLine;

namespace Cardshop.Commands.Sources;

/// <summary>The option <c>--cache DIR</c>.</summary>
internal sealed class CacheOption
{
    public Option<string> Option { get; } = new("--cache")
    {
        Description = "Where fetched content is kept. Default: $CARDSHOP_CACHE, else cardshop in $XDG_CACHE_HOME or ~/.cache.",
        HelpName = "DIR",
    };

    /// <summary>Absolute path of the folder.</summary>
    public string RootOf(ParseResult parse) => Path.GetFullPath(
        parse.GetValue(Option) ?? Variables.Find("CARDSHOP_CACHE") ?? Path.Join(Variables.Find("XDG_CACHE_HOME") ?? UserFolder(), "cardshop"));

    private static string UserFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        }

        var home = Variables.Find("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length > 0 ? Path.Join(home, ".cache") : Path.GetTempPath();
    }
}
