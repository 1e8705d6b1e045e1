using System.CommandLine;
using Cardshop.Commands.Images;
using Cardshop.Contracts.Client;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Shop;
using Cardshop.Imaging.Creation;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Commands.Shop.Orders;

/// <summary><c>cardshop order download</c></summary>
internal static class OrderDownloadCommand
{
    private const string Image = "image";

    public static Command Create()
    {
        var id = OrderArgument.Create();
        var output = new Argument<string>("OUT") { Description = "The file to write." };
        var kind = new Option<string>("--kind") { Description = "What to download: image, manifest, bmap or sha256.", HelpName = "KIND", DefaultValueFactory = _ => Image };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace a file that is there already." };
        var shopOptions = new ShopOptions();
        var command = new Command("download", "Download the image of an order, and compare it with its SHA-256. When it was interrupted, the same command carries on.")
        {
            id, output, kind, overwrite,
        };
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            var place = new OutputPlace(session.Storage, RealPath.OfPlace(parse.GetRequiredValue(output)));
            place.Require(parse.GetValue(overwrite), []);
            using var shop = shopOptions.Open(session, parse);
            var artifact = await ChooseAsync(shop.Client, parse.GetRequiredValue(id), parse.GetRequiredValue(kind), cancellation);
            await new ArtifactDownload(session, shop).RunAsync(artifact, place.Image, cancellation);
            session.Reporter.Result(
                ExitCode.Ok,
                new DownloadResult(place.Image, artifact.Kind, artifact.Size, artifact.Sha256),
                ShopJson.Default.DownloadResult,
                $"{place.Image}: {new ByteSize(artifact.Size)}, SHA-256 {artifact.Sha256}");
            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task<Artifact> ChooseAsync(SchedulerClient client, OrderId id, string kind, CancellationToken cancellation)
    {
        var order = await client.GetOrderAsync(id, cancellation);
        var available = (order.Artifacts ?? []).Where(artifact => artifact.Status == ArtifactStatus.Available).ToList();
        return available.LastOrDefault(artifact => string.Equals(artifact.Kind, kind, StringComparison.Ordinal))
            ?? throw new ShopException(ExitCode.Refused, OrderEnd.ErrorsOf(order) is { Count: > 0 } errors ? errors
                : available.Count > 0 ? [$"{order.Name}: has no {kind}, only {string.Join(", ", available.Select(artifact => artifact.Kind))}."]
                : [$"{order.Name}: is {ShopText.Word(order.Status)}, so there is nothing to download yet. Follow it with \"cardshop order watch {id}\"."]);
    }
}
