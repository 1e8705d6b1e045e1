using System.Diagnostics;
using System.Text.Json;
using Cardshop.Shop.Hosting;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Shop.Commands;

/// <summary>Somebody with a home folder, who runs the program.</summary>
internal sealed class Desk : IDisposable
{
    /// <summary>What decides where the program finds and leaves things, which must not come from whoever runs the tests.</summary>
    private static readonly string[] Inherited =
    [
        "CARDSHOP_URL", "CARDSHOP_USER", "CARDSHOP_PASSWORD", "CARDSHOP_FINGERPRINT", "CARDSHOP_CACHE", "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
        "http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY",
    ];

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "cardshop");

    private readonly TempFolder _home = new();

    /// <summary>Further variables of the environment.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Where logins are kept.</summary>
    public string Logins => this[".config/cardshop/logins.json"];

    /// <summary>The path of something at home.</summary>
    public string this[string name] => _home[name];

    /// <summary>Somebody who is logged in as the manager of a shop.</summary>
    public static async Task<Desk> OfAsync(Hosting.Shop shop)
    {
        var desk = new Desk();
        await desk.LogInAsync(shop.Host.Address);
        return desk;
    }

    public string Write(string name, string content) => _home.Write(name, content);

    /// <summary>How the program is started.</summary>
    public ProcessStartInfo Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Program, arguments) { WorkingDirectory = _home.Path };
        foreach (var name in Inherited)
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        start.Environment["HOME"] = _home.Path;
        return start;
    }

    /// <summary>Runs the program, however it ends.</summary>
    public Task<ToolResult> TryAsync(params IEnumerable<string> arguments) => SayAsync("", arguments);

    /// <summary>Runs the program with something on its standard input, however it ends.</summary>
    public Task<ToolResult> SayAsync(string input, params IEnumerable<string> arguments) => Task.Run(() => Tool.Try(Start(arguments), input));

    /// <summary>Runs the program, which must do what it is asked.</summary>
    public async Task<ToolResult> RunAsync(params IEnumerable<string> arguments)
    {
        var result = await TryAsync(arguments);
        Assert.True(result.ExitCode == 0, result.ToString());
        return result;
    }

    /// <summary>Runs the program, which must do what it is asked, and reads its result.</summary>
    public async Task<JsonElement> ResultAsync(params IEnumerable<string> arguments) => JsonLines.ResultOf(await RunAsync([.. arguments, "--json"]));

    /// <summary>Runs the program, which must end with a code and these messages.</summary>
    public async Task RefusedAsync(int exitCode, IReadOnlyList<string> messages, params IEnumerable<string> arguments) =>
        Messages.RequireErrors(await TryAsync(arguments), exitCode, messages);

    public async Task LogInAsync(Uri address, string user = "manager", params IEnumerable<string> options)
    {
        var result = await SayAsync(ShopHost.Password + "\n", ["login", address.OriginalString, "--user", user, .. options]);
        Assert.True(result.ExitCode == 0, result.ToString());
    }

    public void Dispose() => _home.Dispose();
}
