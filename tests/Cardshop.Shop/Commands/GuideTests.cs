using System.Text.RegularExpressions;
using Cardshop.Contracts.Queue;
using Cardshop.Scheduler.Recipes;
using Cardshop.Scheduler.Setup;
using Cardshop.Shop.Hosting;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Cardshop.Shop.Commands;

/// <summary>What <c>docs/guide/ordering.md</c> has its readers type works, and says what the guide says it does.</summary>
public sealed partial class GuideTests
{
    private const string LimitInSeconds = "300";

    /// <summary>Types the password where one is asked for.</summary>
    private const string Typing = """
        cardshop() {
          case "$1 $2" in
            setup*|"user add") printf 'correct horse\n' | "$PROGRAM" "$@" ;;
            *) "$PROGRAM" "$@" ;;
          esac
        }

        """;

    private static readonly string Guide = Read();

    [Fact]
    public async Task Every_command_of_the_guide_to_ordering_does_what_it_says()
    {
        var image = new byte[1 << 20];
        new Random(1).NextBytes(image);
        await using var server = new ScriptedServer(request => ScriptedAnswer.File(request, image, "\"1\""));
        await using var host = await ShopHost.StartAsync(configure: services => services.AddSingleton<IRecipePlanner, StubPlanner>(), port: FreePort.Next());
        var link = new Uri(host.Address, await host.Get<FirstManagers>().CreateLinkAsync());
        using var desk = new Desk();
        var script = desk.Write("commands.sh", Typing + string.Concat(Block().Matches(Guide).Select(block => block.Groups["commands"].Value)));

        var start = desk.Start();
        start.Environment["PROGRAM"] = start.FileName;
        start.Environment["LINK"] = link.AbsoluteUri;
        (start.FileName, var arguments) = (Tool.Find("timeout"), start.ArgumentList);
        foreach (var argument in new[] { LimitInSeconds, "bash", "-euo", "pipefail", script })
        {
            arguments.Add(argument);
        }

        var typed = Task.Run(() => Tool.Try(start));
        await WorkAsync(host, server["/image"], image);
        var result = await typed;
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("logged in as ann, manager.", result.Output, StringComparison.Ordinal);
        Assert.Contains("The smallest card that will do: 16 GB.", result.Output, StringComparison.Ordinal);
        Assert.Contains("It ended with 3, which means: refused.", result.Output, StringComparison.Ordinal);
        Assert.Contains("School library: can be downloaded until", result.Output, StringComparison.Ordinal);
        Assert.Contains("Awa Traoré <awa@example.org>", result.Output, StringComparison.Ordinal);
        Assert.Contains("rendered\n", result.Output, StringComparison.Ordinal);
        Assert.Equal(image, await File.ReadAllBytesAsync(desk["school.img"]));
        Assert.StartsWith("{\"event\":\"result\",\"exitCode\":0,\"items\":[{", result.Output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_guide_has_commands() => Assert.InRange(Block().Count(Guide), 10, 100);

    /// <summary>What the shop does meanwhile: a channel and a warehouse as a new one has them, and a creator.</summary>
    private static async Task WorkAsync(ShopHost host, Uri url, byte[] image)
    {
        await host.Get<Furnishing>().MakeChannelAsync();
        await host.Get<Furnishing>().MakeWarehouseAsync(new Uri("http://127.0.0.1:9/up/"), new Uri("http://127.0.0.1:9/down/"));
        var manager = host.Client("ann");
        await UntilAsync(async () => await manager.LogInAsync());
        using var creator = await host.UserAsync(manager, "creator", Contracts.Accounts.Role.Creator);
        Lease? lease = null;
        await UntilAsync(async () => lease = await creator.ClaimAsync(Hosting.Shop.Claim(wait: 60)) ?? throw new InvalidOperationException("No task."));
        await creator.AppendLogAsync(lease!, 0, "rendered\n"u8.ToArray());
        await creator.FinishAsync(lease!.Id, Errands.Image(lease, url, image));
    }

    private static async Task UntilAsync(Func<Task> done)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await done();
                return;
            }
            catch (Exception error) when (attempt < 100 && error is Contracts.Problems.ProblemException or InvalidOperationException)
            {
                await Task.Delay(300);
            }
        }
    }

    private static string Read()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Cardshop.slnx")))
            {
                return File.ReadAllText(Path.Combine(folder, "docs/guide/ordering.md"));
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Cardshop.slnx.");
    }

    [GeneratedRegex(@"^```sh\n(?<commands>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
