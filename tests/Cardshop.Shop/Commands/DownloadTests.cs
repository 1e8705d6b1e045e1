using System.Text.RegularExpressions;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;
using Xunit;

namespace Cardshop.Shop.Commands;

/// <summary><c>cardshop order download</c></summary>
public sealed partial class DownloadTests
{
    private const string Tag = "\"1\"";

    private static readonly byte[] Image = RandomImage();

    [Fact]
    public async Task An_image_is_downloaded_over_its_link_and_verified()
    {
        await using var server = new ScriptedServer(request => ScriptedAnswer.File(request, Image, Tag));
        await using var shop = await Hosting.Shop.OpenAsync(port: FreePort.Next());
        using var desk = await Desk.OfAsync(shop);
        var order = await Errands.FinishedAsync(shop, lease => Errands.Image(lease, server["/image"], Image));
        var result = await desk.ResultAsync("order", "download", order.Id.Value, "out.img");
        Assert.Equal((desk["out.img"], Image.Length), (result.GetProperty("file").GetString(), result.GetProperty("size").GetInt32()));
        Assert.Equal(Image, await File.ReadAllBytesAsync(desk["out.img"]));
        Assert.Equal([desk["out.img"]], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(desk["out.img"])!, "out*"));
        await desk.RefusedAsync(3, ["exists already"], "order", "download", order.Id.Value, "out.img");
        await desk.RunAsync("order", "download", order.Id.Value, "out.img", "--overwrite");
        await desk.RefusedAsync(3, ["has no bmap, only image"], "order", "download", order.Id.Value, "out.bmap", "--kind", "bmap");
    }

    [Fact]
    public async Task A_download_that_was_interrupted_is_carried_on()
    {
        await using var server = new ScriptedServer(request => request.RangeStart is null
            ? ScriptedAnswer.File(request, Image, Tag) with { StallAfter = Image.Length / 2, Piece = 1 << 20, Pause = TimeSpan.FromMilliseconds(50) }
            : ScriptedAnswer.File(request, Image, Tag));
        await using var shop = await Hosting.Shop.OpenAsync(port: FreePort.Next());
        using var desk = await Desk.OfAsync(shop);
        var order = await Errands.FinishedAsync(shop, lease => Errands.Image(lease, server["/image"], Image));
        using (var victim = new Victim(desk.Start("order", "download", order.Id.Value, "out.img", "--json")))
        {
            victim.Await(() => SomeDone().IsMatch(victim.Output));
            victim.Signal("INT");
            Assert.Equal(130, victim.End().ExitCode);
        }

        Assert.False(File.Exists(desk["out.img"]));
        await desk.RunAsync("order", "download", order.Id.Value, "out.img");
        Assert.Equal(Image, await File.ReadAllBytesAsync(desk["out.img"]));
        Assert.Equal(2, server.Requests.Count);
        Assert.InRange(server.Requests.Last().RangeStart ?? 0, 1, Image.Length / 2);
    }

    [Fact]
    public async Task An_image_that_is_not_what_the_shop_says_ends_with_5_and_is_not_kept()
    {
        var wrong = (byte[])Image.Clone();
        wrong[1000] ^= 1;
        await using var server = new ScriptedServer(request => ScriptedAnswer.File(request, wrong, Tag));
        await using var shop = await Hosting.Shop.OpenAsync(port: FreePort.Next());
        using var desk = await Desk.OfAsync(shop);
        var order = await Errands.FinishedAsync(shop, lease => Errands.Image(lease, server["/image"], Image));
        var result = await desk.TryAsync("order", "download", order.Id.Value, "out.img");
        Messages.RequireErrors(result, 5, "its sha-256 checksum should be");
        Assert.DoesNotContain("&s=", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(desk["out.img"]));
    }

    [Fact]
    public async Task There_is_nothing_to_download_before_an_order_is_done_or_when_it_failed()
    {
        await using var shop = await Hosting.Shop.OpenAsync(port: FreePort.Next());
        using var desk = await Desk.OfAsync(shop);
        var failed = await Errands.FailedAsync(shop);
        await desk.RefusedAsync(3, ["Correct the recipe."], "order", "download", failed.Id.Value, "out.img");
        var gone = await Errands.FinishedAsync(shop);
        await desk.RefusedAsync(4, ["http://127.0.0.1:9/down/"], "order", "download", gone.Id.Value, "out.img");
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        await desk.RefusedAsync(3, ["nothing to download yet"], "order", "download", order.Id.Value, "out.img");
    }

    private static byte[] RandomImage()
    {
        var bytes = new byte[32 << 20];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    /// <summary>10,000,000 bytes or more, of which some blocks are kept.</summary>
    [GeneratedRegex("\"done\":1[0-9]{7}", RegexOptions.NonBacktracking)]
    private static partial Regex SomeDone();
}
