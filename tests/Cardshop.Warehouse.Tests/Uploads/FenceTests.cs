using System.Net;
using Cardshop.Primitives.Digests;
using Cardshop.TestKit;
using Cardshop.Warehouse.Objects;
using Xunit;

namespace Cardshop.Warehouse.Tests.Uploads;

/// <summary>Two workers have had the same task, one after the other: whoever has the older lease never wins, at whatever moment it comes.</summary>
public sealed class FenceTests : IAsyncLifetime
{
    private const string Name = "hotspot.img";

    private static readonly byte[] Older = TestBytes.Of(50_000, seed: 1);
    private static readonly byte[] Newer = TestBytes.Of(60_000, seed: 2);

    private WarehouseServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await WarehouseServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(1L)]
    [InlineData(null)]
    public async Task An_older_lease_cannot_begin_while_a_newer_one_uploads_or_after_it_has_published(long? fence)
    {
        var newer = Lease(2);
        var upload = await _server.CreateAsync(Name, newer, Newer.Length, Sha256Digest.Of(Newer));
        await RequireRefusedAsync(fence);
        await PatchAsync(upload, newer, 0, Newer);
        await RequireRefusedAsync(fence);
        Assert.Equal(Sha256Digest.Of(Newer), _server.Store.Find(ObjectName.Parse(Name))!.Digest);
    }

    [Fact]
    public async Task An_upload_that_an_older_lease_began_ends_when_a_newer_one_begins_its_own()
    {
        var older = Lease(1);
        var first = await _server.CreateAsync(Name, older, Older.Length, Sha256Digest.Of(Older));
        await PatchAsync(first, older, 0, Older[..10_000]);
        var newer = Lease(2);
        var second = await _server.CreateAsync(Name, newer, Newer.Length, Sha256Digest.Of(Newer));
        using var late = await _server.PatchAsync(first, older, 10_000, Older[10_000..]);
        await late.RequireProblemAsync(404, "not-found");
        await PatchAsync(second, newer, 0, Newer);
        Assert.Equal(Newer, await ReadAsync(Name));
    }

    [Theory]
    [InlineData(2L)]
    [InlineData(3L)]
    public async Task The_same_lease_and_a_newer_one_replace_what_was_published(long fence)
    {
        await PutAsync(Name, Older, 2);
        await PutAsync(Name, Newer, fence);
        Assert.Equal(Newer, await ReadAsync(Name));
    }

    [Fact]
    public async Task A_newer_lease_carries_on_what_an_older_one_began_which_is_refused_from_then_on()
    {
        var (older, newer) = (Lease(1), Lease(2));
        var upload = await _server.CreateAsync(Name, older, Older.Length, Sha256Digest.Of(Older));
        await PatchAsync(upload, older, 0, Older[..20_000]);
        Assert.Equal(20_000, await _server.OffsetAsync(upload, newer));
        using (var patch = await _server.PatchAsync(upload, older, 20_000, Older[20_000..]))
        {
            await patch.RequireProblemAsync(409, "fenced");
        }

        using (var head = await _server.SendAsync(WarehouseServer.Tus("HEAD", upload, older)))
        {
            Assert.Equal(HttpStatusCode.Conflict, head.StatusCode);
        }

        using (var delete = await _server.SendAsync(WarehouseServer.Tus("DELETE", upload, older)))
        {
            await delete.RequireProblemAsync(409, "fenced");
        }

        await PatchAsync(upload, newer, 20_000, Older[20_000..]);
        Assert.Equal(Older, await ReadAsync(Name));
        Assert.Equal(2, _server.Store.Find(ObjectName.Parse(Name))!.Fence);
    }

    [Fact]
    public async Task What_a_newer_lease_takes_over_is_kept_for_as_long_as_the_newer_one_says()
    {
        var until = _server.Service<TimeProvider>().GetUtcNow().AddDays(30);
        var older = _server.Grant(Name, with: grant => grant with { Fence = 1, KeepUntil = until.AddDays(-20) });
        var newer = _server.Grant(Name, with: grant => grant with { Fence = 2, KeepUntil = until });
        var upload = await _server.CreateAsync(Name, older, Older.Length, Sha256Digest.Of(Older));
        await PatchAsync(upload, newer, 0, Older);
        Assert.Equal(until, _server.Store.Find(ObjectName.Parse(Name))!.Expires);
    }

    [Fact]
    public async Task A_worker_that_is_cut_off_in_the_middle_of_a_request_does_not_publish()
    {
        var (older, newer) = (Lease(1), Lease(2));
        var upload = await _server.CreateAsync(Name, older, Older.Length, Sha256Digest.Of(Older));
        using var slow = new SlowBody(Older);
        var patch = _server.SendAsync(WarehouseServer.Tus("PATCH", upload, older, ("Upload-Offset", "0")), slow);
        await slow.Started;
        var offset = await _server.OffsetAsync(upload, newer);
        slow.Finish();
        using (var answer = await TryAsync(patch))
        {
            Assert.NotEqual(HttpStatusCode.NoContent, answer?.StatusCode);
        }

        Assert.Null(_server.Store.Find(ObjectName.Parse(Name)));
        await PatchAsync(upload, newer, (int)offset, Older[(int)offset..]);
        Assert.Equal(2, _server.Store.Find(ObjectName.Parse(Name))!.Fence);
    }

    [Fact]
    public async Task A_newer_lease_that_finds_its_object_published_keeps_an_older_one_from_replacing_it()
    {
        var older = Lease(1);
        var upload = await _server.CreateAsync(Name, older, Older.Length, Sha256Digest.Of(Older));
        await PatchAsync(upload, older, 0, Older);
        Assert.Equal(Older.Length, await _server.OffsetAsync(upload, Lease(2)));
        await RequireRefusedAsync(1);
        Assert.Equal(Older, await ReadAsync(Name));
    }

    [Theory]
    [InlineData(".manifest.json")]
    [InlineData(".bmap")]
    public async Task An_older_lease_puts_nothing_beside_the_image_of_a_newer_one(string suffix)
    {
        await PutAsync(Name + suffix, Older, 1, Name);
        var newer = Lease(2);
        var upload = await _server.CreateAsync(Name, newer, Newer.Length, Sha256Digest.Of(Newer));
        await RequireRefusedAsync(1, Name + suffix);
        await PutAsync(Name + suffix, Newer, 2, Name);
        await PatchAsync(upload, newer, 0, Newer);
        await RequireRefusedAsync(1, Name + suffix);
        Assert.Equal(Newer, await ReadAsync(Name + suffix));
    }

    [Fact]
    public async Task An_older_lease_does_not_replace_an_image_whose_manifest_is_of_a_newer_one()
    {
        await PutAsync(Name + ".manifest.json", Newer, 2, Name);
        await RequireRefusedAsync(1);
    }

    [Fact]
    public async Task Fences_outlive_a_restart()
    {
        using var folder = new TempFolder();
        var (older, newer) = ("", "");
        Uri upload;
        await using (var before = await WarehouseServer.StartAsync(options => options.Folder = folder["w"]))
        {
            older = before.Grant(Name, with: grant => grant with { Fence = 1 });
            newer = before.Grant(Name, with: grant => grant with { Fence = 2 });
            upload = await before.CreateAsync(Name, older, Older.Length, Sha256Digest.Of(Older));
            Assert.Equal(0, await before.OffsetAsync(upload, newer));
        }

        await using var after = await WarehouseServer.StartAsync(options => options.Folder = folder["w"]);
        upload = new Uri(after.Client.BaseAddress!, upload.PathAndQuery);
        using (var patch = await after.PatchAsync(upload, older, 0, Older))
        {
            await patch.RequireProblemAsync(409, "fenced");
        }

        using var good = await after.PatchAsync(upload, newer, 0, Older);
        Assert.Equal(HttpStatusCode.NoContent, good.StatusCode);
    }

    private string Lease(long? fence, string name = Name) => _server.Grant(name, with: grant => grant with { Fence = fence, Replaces = true });

    private Task<byte[]> ReadAsync(string name) => _server.Client.GetByteArrayAsync(_server.Link(name), TestContext.Current.CancellationToken);

    private Task PutAsync(string name, byte[] bytes, long fence, string? granted = null) =>
        PutAsync(name, bytes, Lease(fence, granted ?? name));

    private async Task PutAsync(string name, byte[] bytes, string token) =>
        await PatchAsync(await _server.CreateAsync(name, token, bytes.Length, Sha256Digest.Of(bytes)), token, 0, bytes);

    private async Task PatchAsync(Uri upload, string token, int offset, byte[] bytes)
    {
        using var response = await _server.PatchAsync(upload, token, offset, bytes);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    private async Task RequireRefusedAsync(long? fence, string name = Name)
    {
        using var response = await _server.SendAsync(
            WarehouseServer.Tus("POST", _server.Uploads, Lease(fence), ("Upload-Length", "1000"), ("Upload-Metadata", WarehouseServer.Metadata(name, null))));
        await response.RequireProblemAsync(409, "fenced");
    }

    private static async Task<HttpResponseMessage?> TryAsync(Task<HttpResponseMessage> sending)
    {
        try
        {
            return await sending;
        }
        catch (HttpRequestException)
        {
            // The warehouse closes the connection of whom it has displaced.
            return null;
        }
    }
}
