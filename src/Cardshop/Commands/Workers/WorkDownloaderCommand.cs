using System.CommandLine;
using Cardshop.Commands.Shop;
using Cardshop.Contracts.Queue;
using Cardshop.Primitives.Sizes;
using Cardshop.Workers.Site;
using Cardshop.Workers.Site.Sources;

namespace Cardshop.Commands.Workers;

/// <summary><c>cardshop work downloader</c></summary>
internal sealed class WorkDownloaderCommand
{
    private const string Http = "http";
    private const string Ftp = "ftp";

    private readonly ShopOptions _shop = new();
    private readonly WorkerOptionSet _worker = new();
    private readonly SiteFolderOption _folder = new();
    private readonly Option<string> _via = new("--via")
    {
        Description = "How images are fetched where the warehouse offers both: http or ftp. Default: http.",
        HelpName = "PROTOCOL",
        DefaultValueFactory = _ => Http,
    };

    private readonly Option<int> _keepFree = new("--keep-free")
    {
        Description = "Leave so many GB of the disk to others. Default: 1.",
        HelpName = "GB",
        DefaultValueFactory = _ => 1,
    };

    public static Command Create()
    {
        var self = new WorkDownloaderCommand();
        var command = new Command("downloader", "Fetch the images whose cards are written at the site of this account, and remove them when no card needs them any more.");
        self._keepFree.Validators.Add(result =>
        {
            if (result.GetValue(self._keepFree) < 0)
            {
                result.AddError("--keep-free: give 0 or more.");
            }
        });
        self._via.AcceptOnlyFromAmong(Http, Ftp);
        command.Add(self._folder.Option);
        command.Add(self._via);
        command.Add(self._keepFree);
        self._worker.AddTo(command);
        self._shop.AddTo(command);
        command.SetBody(self.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        using var shop = _shop.Open(session, parse);
        var watch = new ReporterWatch(session.Reporter);
        var folder = _folder.Read(session, parse);
        var options = _worker.Read(parse, TaskKind.Downloader);
        IReadOnlyList<IImageSource> sources =
        [
            new HttpSource(session.Storage, shop.Handler, session.Clock),
            new FtpSource(session.Storage, shop.Client, shop.Pin?.Digest, session.Clock),
        ];
        var downloader = new ImageDownloader(
            shop.Client,
            folder,
            [.. parse.GetValue(_via) is Ftp ? sources.Reverse() : sources],
            new DownloaderOptions { KeepFree = parse.GetValue(_keepFree) * 1_000_000_000L },
            watch);
        session.Reporter.Say($"{options.Name}: downloads images of {shop.Address} into {folder.Root}, {new ByteSize(folder.Available)} are free");
        return await WorkerRun.RunAsync(session, shop, watch, [(options, downloader)], cancellation);
    }
}
