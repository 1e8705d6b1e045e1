using System.Diagnostics;
using Cardshop.Benchmarks.Measuring;
using Cardshop.Benchmarks.Rendering;
using Cardshop.Benchmarks.Reporting;
using Cardshop.Contracts.Shop;
using Cardshop.Primitives.Sizes;
using Cardshop.TestKit;

namespace Cardshop.Benchmarks.Shop;

/// <summary>
/// From the order to the image in the warehouse, its content at hand, against <c>cardshop image create</c> of the same recipe: once by the creator in
/// the shop's own process, which writes into the warehouse's folder, once by one beside it, which uploads over loopback.
/// </summary>
internal static class OrderBench
{
    public static IReadOnlyList<Row> Run(BenchOptions options)
    {
        var recipe = MakeRecipe(options);
        var path = Path.Combine(options.Work, "recipe.yaml");
        File.WriteAllText(path, recipe);
        var program = Path.Combine(AppContext.BaseDirectory, "cardshop");
        var (image, cache) = (Path.Combine(options.Work, "out.img"), Path.Combine(options.Work, "cache"));
        var alone = new Side("image create", () => File.Delete(image), () => Programs.Time(program, "image", "create", path, image, "--cache", cache));

        using var local = new BenchShop(Path.Combine(options.Work, "local"), options.Work, "up");
        local.Start();
        using var remote = new BenchShop(Path.Combine(options.Work, "remote"), options.Work, "serve", "--services", "scheduler,warehouse");
        remote.Start();
        remote.AddCreator("creator");
        using var creator = new ServiceProcess(() => remote.CreatorStart("creator", Path.Combine(options.Work, "creator-cache"), options.Work));
        creator.Start();

        var samples = Rounds.Run(options.Rounds, [alone, Order("order, folder door", local, recipe), Order("order, tus on loopback", remote, recipe)]);
        return [.. samples.Keys.Where(side => side != alone).Select(side => Compare(side, samples[side], samples[alone]))];
    }

    private static Row Compare(Side side, Sample[] orders, Sample[] alone)
    {
        var ratio = Rounds.Ratio(orders, alone, sample => sample.Wall);
        var bar = side.Name.Contains("folder", StringComparison.Ordinal) ? 1.5 : 3;
        return new Row($"{side.Name}: until the image is in the warehouse", "cardshop image create, the whole process", $"≤ {bar:0.0}×", $"{ratio.Median:0.00}×", ratio.Range("0.00"), ratio.Median <= bar);
    }

    private static Side Order(string name, BenchShop shop, string recipe)
    {
        Order? last = null;
        return new Side(name, Forget, () =>
        {
            var start = Stopwatch.GetTimestamp();
            last = shop.PlaceOrder(recipe);
            while (last.Status is OrderStatus.Created or OrderStatus.Creating)
            {
                Task.Delay(10).Wait();
                last = shop.Manager.GetOrderAsync(last.Id).GetAwaiter().GetResult();
            }

            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            return last.Status == OrderStatus.PendingExpiry ? new Sample(seconds, seconds) : throw new InvalidOperationException($"{name}: {last.Status}");
        });

        // The image of the round before goes, as that of the other side does.
        void Forget()
        {
            if (last is not null)
            {
                shop.Manager.AnonymizeOrderAsync(last.Id).GetAwaiter().GetResult();
            }
        }
    }

    private static string MakeRecipe(BenchOptions options)
    {
        ImageInputs.Make(options.Work, options.IsQuick ? options.LargeBytes : ByteSize.GiB, options.SmallFiles / 10);
        var files = Directory.EnumerateFiles(ImageInputs.ContentOf(options.Work), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select((path, i) => $"- {{to: /data/contents/{i}-{Path.GetFileName(path)}, url: '{new Uri(path).AbsoluteUri}'}}\n");
        return $"""
            base:
              source: {new Uri(ImageInputs.BaseOf(options.Work)).AbsoluteUri}
              rootfs_size: 0
            files:
            {string.Concat(files)}
            """;
    }
}
