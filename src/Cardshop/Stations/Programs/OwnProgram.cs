namespace Cardshop.Stations.Programs;

/// <summary>How this program is started.</summary>
internal static class OwnProgram
{
    private const string RuntimeFolder = "DOTNET_ROOT";

    /// <summary>The absolute path of the program, and what comes before the command.</summary>
    public static IReadOnlyList<string> Command()
    {
        var process = Environment.ProcessPath!;
        return Path.GetFileNameWithoutExtension(process) is "dotnet" ? [process, Path.Join(AppContext.BaseDirectory, "cardshop.dll")] : [process];
    }

    /// <summary>Where it finds its runtime, if that is not where every program looks.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Variables() =>
        Commands.Variables.Find(RuntimeFolder) is { } folder ? [new(RuntimeFolder, folder)] : [];
}
