using System.CommandLine;
using Cardshop.Commands.Shop;
using Cardshop.Commands.Sources;
using Cardshop.Content.Uploading;
using Cardshop.Contracts.Queue;
using Cardshop.Workers.Creator;
using Cardshop.Workers.Warehouses;

namespace Cardshop.Commands.Workers;

/// <summary><c>cardshop work creator</c></summary>
internal sealed class WorkCreatorCommand
{
    private readonly ShopOptions _shop = new();
    private readonly SourceOptions _sources = new();
    private readonly SourcePolicyOption _policy = new();
    private readonly WorkerOptionSet _worker = new();
    private readonly Option<int> _slots = new("--slots")
    {
        Description = "How many images are made at a time. Default: 1.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

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
        self._worker.AddTo(command);
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
        var options = _worker.Read(parse, TaskKind.Creator) with { Slots = parse.GetValue(_slots) };
        session.Reporter.Say($"{options.Name}: waiting for orders of {shop.Address}");
        return await WorkerRun.RunAsync(session, shop, watch, [(options, creator)], cancellation);
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
