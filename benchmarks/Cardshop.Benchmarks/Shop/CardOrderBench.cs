using System.Diagnostics;
using Cardshop.Benchmarks.Cards;
using Cardshop.Benchmarks.Measuring;
using Cardshop.Benchmarks.Rendering;
using Cardshop.Benchmarks.Reporting;
using Cardshop.Contracts.Shop;
using Cardshop.Imaging.Planning;
using Cardshop.Primitives.Sizes;
using Cardshop.TestKit;

namespace Cardshop.Benchmarks.Shop;

/// <summary>
/// A physical order of eight cards, its content at hand, from the moment in which it is placed until all cards are verified, against
/// <c>cardshop card write</c> of the same image alone. Creator, warehouse, downloader and writers run on this one machine.
/// </summary>
internal static class CardOrderBench
{
    private const int Count = 8;
    private const string SiteName = "camp";
    private const double Bar = 1.25;
    private const string Measure = "order of eight cards, until all are verified";
    private const string Peer = "cardshop card write of the image alone";

    public static IReadOnlyList<Row> Run(BenchOptions options)
    {
        var length = MemoryCard.All.First(card => card.Gigabytes == 8).Bytes;
        var content = options.IsQuick ? 40 * ByteSize.MiB : 600 * ByteSize.MiB;
        RandomFile.Write(Path.Combine(options.Work, "content.bin"), content, 1);
        var recipe = $"{SmallRecipe.Make(options.Work)}\nfiles:\n- {{to: /data/contents/content.bin, url: '{new Uri(Path.Combine(options.Work, "content.bin")).AbsoluteUri}'}}\n";
        var (path, image) = (Path.Combine(options.Work, "recipe.yaml"), Path.Combine(options.Work, "out.img"));
        File.WriteAllText(path, recipe + "output:\n  size: 7760MB\n");
        Tool.Run(Path.Combine(AppContext.BaseDirectory, "cardshop"), "image", "create", path, image, "--cache", Path.Combine(options.Work, "cache"));

        using var shop = new BenchShop(Path.Combine(options.Work, "shop"), options.Work, "up");
        shop.Start();
        shop.AddSite(SiteName);
        var folder = Path.Combine(options.Work, "site");
        using var downloader = new ServiceProcess(() => shop.WorkerStart(SiteName, "downloader", "--folder", folder, "--name", "downloader"));
        downloader.Start();

        CardBenchSetting? cards = null;
        ServiceProcess? writer = null;
        try
        {
            var alone = new Side("card write", PutNewCardsIn, () => cards!.Card("write", image, Count));
            var ordered = new Side("order", () => { PutNewCardsIn(); StartWriter(); }, () => Order(shop, recipe));
            if ((cards = CardBenchSetting.TryMake(options.Work, Count, length)) is null)
            {
                return [Row.Skipped(Measure, Peer, $"≤ {Bar}×", "no devices can be throttled here")];
            }

            var samples = Rounds.Run(options.Rounds, [alone, ordered]);
            var ratio = Rounds.Ratio(samples[ordered], samples[alone], sample => sample.Wall);
            return [CardRows.Ratio($"{Measure}, {new ByteSize(content)} each", Peer, Bar, ratio)];
        }
        finally
        {
            writer?.Dispose();
            cards?.Dispose();
        }

        void PutNewCardsIn()
        {
            writer?.Dispose();
            writer = null;
            cards?.Dispose();
            cards = CardBenchSetting.TryMake(options.Work, Count, length);
        }

        void StartWriter()
        {
            var slots = cards!.Cards.Select((card, i) => ($"S{i}", card.Device)).ToList();
            writer = new ServiceProcess(() => cards.Below(shop.WorkerStart(
                SiteName,
                "writer",
                [
                    "--folder", folder, "--name", "writer",
                    "--slots", string.Join(',', slots.Select(slot => $"{slot.Item1}={slot.Device}")),
                    .. slots.SelectMany(slot => new[] { "--force", slot.Item1 }),
                ])));
            writer.Start();
            while (shop.Manager.GetSiteAsync(SiteName).GetAwaiter().GetResult().Slots.Count(slot => slot.IsAlive) < Count)
            {
                Task.Delay(50).GetAwaiter().GetResult();
            }
        }
    }

    private static Sample Order(BenchShop shop, string recipe)
    {
        var start = Stopwatch.GetTimestamp();
        var order = shop.PlaceCardOrder(recipe, Count);
        while (order.Status is not (OrderStatus.PendingShipment or OrderStatus.WriteFailed or OrderStatus.Failed or OrderStatus.DownloadFailed or OrderStatus.CreationFailed))
        {
            Task.Delay(20).GetAwaiter().GetResult();
            order = shop.Manager.GetOrderAsync(order.Id).GetAwaiter().GetResult();
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (order.Status != OrderStatus.PendingShipment)
        {
            throw new InvalidOperationException($"{order.Status}: {string.Join('\n', order.Tasks!.Select(task => task.Cause))}");
        }

        shop.Manager.ShipOrderAsync(order.Id, new ShipRequest()).GetAwaiter().GetResult();
        return new Sample(seconds, seconds);
    }
}
