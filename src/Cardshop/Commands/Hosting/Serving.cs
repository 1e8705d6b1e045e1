using System.CommandLine;
using Cardshop.Hosting;
using Cardshop.Hosting.Addresses;
using Cardshop.Hosting.Settings;

namespace Cardshop.Commands.Hosting;

/// <summary>Serves until somebody ends it.</summary>
internal static class Serving
{
    public static async Task<int> RunAsync(Session session, ParseResult parse, ServerOptions options, ShopServices services, CancellationToken cancellation)
    {
        var settings = options.Read(parse).Require();
        var urls = settings.Server.Urls.Select(text => ListenUrl.TryParse(text, out var url) ? url : null).OfType<ListenUrl>();
        if (BindingRule.Check(urls, settings.Server.IsBehindProxy) is { Count: > 0 } problems)
        {
            throw new SettingsException(problems);
        }

        if (settings is { Server.IsBehindProxy: true, PublicUrl: null } && services.HasFlag(ShopServices.Scheduler))
        {
            session.Reporter.Notice("scheduler.public_url is not set, so links in mails will begin with an address of this machine. Set it to the proxy's.");
        }

        var isJson = parse.GetValue(CommandRunner.Json);
        var (server, ready) = await ShopServer.StartAsync(settings, services, isJson, session.Storage, session.Clock, cancellation);
        await using (server)
        {
            // With --json standard error carries log lines in JSON, and nothing else.
            session.Reporter.Step("ready", ready, ResultJson.Default.ReadyResult, isJson ? "" : ready.ToString());
            await server.AwaitAsync(cancellation);
            await server.StopAsync();
        }

        var exitCode = cancellation.IsCancellationRequested ? ExitCode.Ok : ExitCode.Failed;
        session.Reporter.Result(exitCode, new ServedResult(exitCode == ExitCode.Ok), ResultJson.Default.ServedResult, "");
        return exitCode;
    }
}
