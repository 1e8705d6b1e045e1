using System.CommandLine;
using Cardshop.Commands.Shop;
using Cardshop.Commands.Sources;
using Cardshop.Content.Uploading;
using Cardshop.Contracts.Queue;
using Cardshop.Workers.Creator;
using Cardshop.Workers.Kit;
using Cardshop.Workers.Warehouses;

namespace Cardshop.Commands.Workers;

/// <summary><c>cardshop work creator</c></summary>
internal sealed class WorkCreatorCommand
{
    private readonly ShopOptions _shop = new();
    private readonly SourceOptions _sources = new();
    private readonly SourcePolicyOption _policy = new();
    private readonly Option<string> _name = new("--name")
    {
        Description = "What this worker is called: two may share an account, not a name. Default: the name of this machine.",
        HelpName = "NAME",
        DefaultValueFactory = _ => WorkerName.OfMachine(),
    };

    private readonly Option<int> _slots = new("--slots")
    {
        Description = "How many images are made at a time. Default: 1.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<bool> _once = new("--once") { Description = "End when there is nothing to do, instead of waiting for orders." };

    public static Command Create()
    {
        var self = new WorkCreatorCommand();
        var command = new Command("creator", "Make the images that are ordered, and put them into the warehouse. Stopped, it gives back what is not done.");
        self._slots.Validators.Add(result =>
        {
            if (result.GetValue(self._slots) is < 1 or > 64)
            {
                result.AddError("--slots: give 1 to 64.");
            }
        });
        command.Add(self._slots);
        command.Add(self._once);
        command.Add(self._name);
        self._policy.AddTo(command);
        self._shop.AddTo(command);
        self._sources.AddTo(command);
        command.SetBody(self.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        using var shop = _shop.Open(session, parse);
        var watch = new ReporterWatch(session.Reporter);
        var creator = new ImageCreator(session.Storage, new HttpDoor(shop.Handler, new UploadOptions(), session.Clock), CreatorOptions(parse), session.Clock);
        var options = new WorkerOptions
        {
            Name = parse.GetRequiredValue(_name),
            Kinds = [TaskKind.Creator],
            Slots = parse.GetValue(_slots),
            Once = parse.GetValue(_once),
            Version = ProgramVersion.Text,
        };
        session.Reporter.Say($"{options.Name}: waiting for orders of {shop.Address}");
        await new WorkerLoop(shop.Client, creator, options, watch, session.Clock).RunAsync(cancellation);
        cancellation.ThrowIfCancellationRequested();
        var result = new WorkResult(watch.Finished, watch.Failed);
        session.Reporter.Result(ExitCode.Ok, result, ResultJson.Default.WorkResult, $"{result.Finished} finished, {result.Failed} failed");
        return watch.Failed == 0 ? ExitCode.Ok : ExitCode.Failed;
    }

    private CreatorOptions CreatorOptions(ParseResult parse) => new()
    {
        CacheFolder = _sources.CacheRoot(parse),
        Sources = _policy.Read(parse),
        Mirrors = _sources.MirrorsOf(parse),
        InsecureRegistries = _sources.InsecureRegistriesOf(parse),
        Platform = _sources.PlatformOf(parse),
    };
}
