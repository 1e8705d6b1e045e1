using System.Diagnostics;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Setting;

/// <summary>A place to work at: a folder with a home, a store and what is made, and the real program, run as a process of its own.</summary>
internal sealed class Workbench : IDisposable
{
    /// <summary>What decides where the program finds and leaves things, which must not come from whoever runs the tests.</summary>
    private static readonly string[] Inherited =
    [
        "CARDSHOP_CACHE", "CARDSHOP_SLOTS", "CARDSHOP_SYSTEM_ROOT", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "ASPNETCORE_URLS",
        "REGISTRY_AUTH_FILE", "DOCKER_CONFIG", "SOURCE_DATE_EPOCH",
        "http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY",
    ];

    /// <summary>The user and group that Unix has for who is nobody.</summary>
    public const string Nobody = "65534";

    private readonly TempFolder _folder = new();

    public Workbench() => Directory.CreateDirectory(this["home"]);

    /// <summary>The program, which the build has put beside the tests.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "cardshop");

    /// <summary>The folder with everything.</summary>
    public string Folder => _folder.Path;

    /// <summary>The store, unless a test says otherwise.</summary>
    public string Cache => this["home/.cache/cardshop"];

    /// <summary>The path of something in the folder.</summary>
    public string this[string name] => _folder[name];

    /// <summary>Its URL.</summary>
    public Uri Url(string name) => new(this[name]);

    public string Write(string name, string content) => _folder.Write(name, content);

    public string Write(string name, ReadOnlySpan<byte> content) => _folder.Write(name, content);

    /// <summary>Writes bytes that no compression makes smaller, the same for the same seed.</summary>
    public string WriteRandom(string name, int length, int seed = 1) => Write(name, RandomBytes(length, seed));

    public static byte[] RandomBytes(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>How the program is started.</summary>
    public ProcessStartInfo Start(params IEnumerable<string> arguments) => Start(Program, arguments);

    /// <summary>
    /// How the program is started as a user without any rights of its own, in a folder that belongs to that user. Where the tests
    /// run as an ordinary user, that one is it.
    /// </summary>
    public ProcessStartInfo StartAsNobody(params IEnumerable<string> arguments)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return Start(arguments);
        }

        Tool.Run("chown", $"{Nobody}:{Nobody}", Folder, this["home"]);
        return Start(
            Tool.Find("setpriv"),
            [$"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", "--no-new-privs", "--bounding-set=-all", Program, .. arguments]);
    }

    /// <summary>How another program is started where the program would be; for those that start it in their turn.</summary>
    public ProcessStartInfo Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, UseShellExecute = false };
        foreach (var name in Inherited)
        {
            start.Environment.Remove(name);
        }

        start.Environment["HOME"] = this["home"];
        return start;
    }

    /// <summary>Runs the program, however it ends.</summary>
    public ToolResult Try(params IEnumerable<string> arguments) => Tool.Try(Start(arguments));

    /// <summary>Runs the program, which must do what it is asked.</summary>
    public ToolResult Run(params IEnumerable<string> arguments)
    {
        var result = Try(arguments);
        Assert.True(result.ExitCode == 0, result.ToString());
        return result;
    }

    /// <summary>The store is whole: the program reads it, and finds in it what it should.</summary>
    public void RequireGoodStore()
    {
        var shown = Run("cache", "show");
        Assert.Empty(shown.Error);
        Assert.Empty(Run("cache", "prune").Error);
        Assert.DoesNotContain(Directory.Exists(Cache) ? Directory.EnumerateFiles(Cache, "*", SearchOption.AllDirectories) : [],
            file => file.EndsWith(".part", StringComparison.Ordinal) && file.Contains("/sessions/", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();
}
