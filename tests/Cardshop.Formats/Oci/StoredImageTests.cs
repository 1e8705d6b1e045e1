using System.Collections.Concurrent;
using Cardshop.Content.Caching;
using Cardshop.Content.Fetching;
using Cardshop.Oci;
using Cardshop.Oci.Images;
using Cardshop.Oci.References;
using Cardshop.TestKit.Http;
using Cardshop.TestKit.Registry;
using Xunit;

namespace Cardshop.Formats.Oci;

/// <summary>What the store has of images, and what is asked of registries because of it.</summary>
public sealed class StoredImageTests : IAsyncDisposable
{
    private readonly TestPuller _test = new(fetching: new FetchOptions { Attempts = 1 });
    private readonly ScriptedRegistry _registry;
    private readonly TestLayer _shared;

    public StoredImageTests()
    {
        _shared = _test.Layout.AddLayer(LayerCompression.Gzip, ("etc/motd", "Hello"), ("etc/issue", "Debian"));
        _registry = new ScriptedRegistry(_test.Layout);
        Tag("1", _shared, _test.Layout.AddLayer(LayerCompression.Zstd, ("a", "1")));
    }

    private ImageReference Reference => ImageReference.Parse(_registry.Reference("1"));

    public async ValueTask DisposeAsync()
    {
        await _registry.DisposeAsync();
        _test.Dispose();
    }

    [Fact]
    public async Task A_layer_that_two_images_share_is_fetched_once_however_it_is_stored()
    {
        var plain = _test.Layout.AddStored(_shared.Tar, _shared);
        Tag("2", plain, _test.Layout.AddLayer(LayerCompression.Gzip, ("b", "2")));
        var one = await _test.PullAsync(_registry.Reference("1"));
        var two = await _test.PullAsync(_registry.Reference("2"));
        Assert.Equal(one.Layers[0].Tar.Path, two.Layers[0].Tar.Path);
        Assert.DoesNotContain(_registry.Requests, request => IsFor(request, plain));
        Assert.Single(_registry.Requests, request => IsFor(request, _shared));
    }

    [Fact]
    public async Task A_layer_that_is_there_twice_is_fetched_once_and_counted_twice()
    {
        Tag("twice", _shared, _shared);
        var image = await _test.PullAsync(_registry.Reference("twice"));
        Assert.Equal(4, image.EntryCount);
        Assert.Single(_registry.Requests, request => IsFor(request, _shared));
        Assert.Equal(image.Layers.Select(layer => $"{layer.DiffId}"), _test.LayersSeenBySkopeo(image));
    }

    [Fact]
    public async Task What_is_locked_and_stored_is_had_without_the_registry()
    {
        var image = await _test.PullAsync(_registry.Reference("1"));
        _registry.Script = _ => ScriptedAnswer.Of("500 Internal Server Error");
        var asked = _registry.Requests.Count;
        var again = await _test.PullAsync(_registry.Reference("1"), image.ManifestDigest);
        Assert.Equal(image.DockerArchive.ReadAll(), again.DockerArchive.ReadAll());
        Assert.Equal(asked, _registry.Requests.Count);
    }

    [Fact]
    public async Task A_registry_that_cannot_be_reached_is_done_without_and_a_person_told()
    {
        Assert.Empty((await _test.PullAsync(_registry.Reference("1"))).Notices);
        _registry.Script = _ => ScriptedAnswer.Of("503 Service Unavailable");
        var notice = Assert.Single((await _test.PullAsync(_registry.Reference("1"))).Notices);
        Assert.StartsWith($"{Reference} could not be checked for changes, so the copy of 2026-01-01 is used.", notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_that_the_registry_no_longer_has_is_not_had_from_the_store()
    {
        await _test.PullAsync(_registry.Reference("1"));
        _registry.Script = _ => ScriptedAnswer.Of("404 Not Found");
        Assert.Equal(OciFailure.NotFound, (await Assert.ThrowsAsync<OciException>(() => _test.PullAsync(_registry.Reference("1")))).Failure);
    }

    [Fact]
    public async Task A_tag_is_asked_about_again_when_the_policy_says_so()
    {
        var policy = new CachePolicy { OciImages = new KindPolicy { Rules = new CacheRules { CheckAfter = TimeSpan.FromDays(1) } } };
        using var test = new TestPuller(fetching: new FetchOptions { Policy = policy });
        var before = await test.PullAsync(_registry.Reference("1"));
        Tag("1", _shared);
        Assert.Equal(before.ManifestDigest, (await test.PullAsync(_registry.Reference("1"))).ManifestDigest);
        test.Clock.Advance(TimeSpan.FromDays(2));
        Assert.NotEqual(before.ManifestDigest, (await test.PullAsync(_registry.Reference("1"))).ManifestDigest);
    }

    [Fact]
    public async Task An_image_that_the_policy_does_not_keep_is_pulled_and_forgotten()
    {
        using var test = new TestPuller(fetching: new FetchOptions { Policy = new CachePolicy { OciImages = new KindPolicy { Enabled = false } } });
        var image = await test.PullAsync(_registry.Reference("1"));
        Assert.Null(test.Store.Lookup($"image:{Reference}"));
        Assert.Equal(_shared.Tar, image.Layers[0].Tar.Content.ReadAll());
    }

    [Fact]
    public async Task What_is_kept_of_an_image_survives_a_sweep_and_no_more()
    {
        var image = await _test.PullAsync(_registry.Reference("1"));
        var entry = Assert.Single(_test.Store.Sources());
        Assert.Equal($"image:{Reference}", entry.Entry.Source);
        Assert.InRange(entry.StoredBytes - entry.Entry.Length, 1, 100);
        _test.Reopen();
        _test.Store.Sweep();
        Assert.Equal(image.EntryCount, _test.Puller.FindStored(Reference, Platform.Hotspot)!.EntryCount);
        Assert.Null(_test.Store.Find(_shared.Digest));
    }

    [Fact]
    public async Task A_layer_that_was_damaged_in_the_store_is_fetched_anew()
    {
        var image = await _test.PullAsync(_registry.Reference("1"));
        _test.Reopen();
        File.SetLastWriteTimeUtc(image.Layers[0].Tar.Path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        File.AppendAllText(image.Layers[0].Tar.Path, "damage");
        _test.Store.Sweep();
        Assert.Equal(_shared.Tar, (await _test.PullAsync(_registry.Reference("1"))).Layers[0].Tar.Content.ReadAll());
        Assert.Equal(2, _registry.Requests.Count(request => IsFor(request, _shared)));
    }

    [Fact]
    public async Task Layers_are_fetched_at_the_same_time_but_not_all_of_them()
    {
        var layers = Enumerable.Range(0, 8).Select(i => _test.Layout.AddLayer(LayerCompression.None, ("f", $"{i}"))).ToArray();
        Tag("many", layers);
        var (running, most) = (0, 0);
        _registry.Script = request =>
        {
            var layer = Array.Find(layers, layer => IsFor(request, layer));
            if (layer is not null)
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                SpinWait.SpinUntil(() => running > 1, TimeSpan.FromMilliseconds(300));
                Interlocked.Decrement(ref running);
            }

            return null;
        };
        await _test.PullAsync(_registry.Reference("many"));
        Assert.InRange(most, 2, 3);
    }

    [Fact]
    public async Task Progress_ends_with_all_layers_there()
    {
        var told = new ConcurrentQueue<PullProgress>();
        await _test.Puller.PullAsync(Reference, Platform.Hotspot, lockedManifest: null, new Recorder(told), TestContext.Current.CancellationToken);
        Assert.All(told, progress => Assert.InRange(progress.Bytes, 0, progress.Total));
        Assert.Equal((told.Last().Total, 2, 2), (told.Last().Bytes, told.Last().LayersDone, told.Last().Layers));
        Assert.Equal(told.Select(progress => progress.LayersDone).Order(), told.Select(progress => progress.LayersDone));
    }

    private static bool IsFor(ScriptedRequest request, TestLayer layer) =>
        string.Equals(request.Target, ScriptedRegistry.BlobTarget(layer.Digest), StringComparison.Ordinal);

    private void Tag(string tag, params TestLayer[] layers) => _test.Layout.Tag(tag, _test.Layout.AddImage("linux/arm64", layers));

    private sealed class Recorder(ConcurrentQueue<PullProgress> told) : IProgress<PullProgress>
    {
        public void Report(PullProgress value) => told.Enqueue(value);
    }
}
