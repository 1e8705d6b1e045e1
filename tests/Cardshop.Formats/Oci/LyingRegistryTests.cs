using System.Text;
using Cardshop.Content.Fetching;
using Cardshop.Oci;
using Cardshop.Primitives.Digests;
using Cardshop.TestKit.Http;
using Cardshop.TestKit.Registry;
using Xunit;

namespace Cardshop.Formats.Oci;

/// <summary>Pulls from a registry that does not do what it should, and then from the same one when it does.</summary>
public sealed class LyingRegistryTests : IAsyncDisposable
{
    /// <summary>More than the store takes in between two marks to go on from.</summary>
    private static readonly string Noise = Convert.ToHexString(RandomBytes(3_000_000));

    private readonly TestPuller _test = new(fetching: new FetchOptions { Attempts = 3 });
    private readonly ScriptedRegistry _registry;
    private readonly TestLayer _low;
    private readonly TestLayer _high;

    public LyingRegistryTests()
    {
        _low = _test.Layout.AddLayer(LayerCompression.Gzip, ("etc/motd", "Hello"));
        _high = _test.Layout.AddLayer(LayerCompression.None, ("srv/noise", Noise));
        _test.Layout.Tag("1", _test.Layout.AddImage("linux/arm64/v8", _low, _high));
        _registry = new ScriptedRegistry(_test.Layout);
    }

    public async ValueTask DisposeAsync()
    {
        await _registry.DisposeAsync();
        _test.Dispose();
    }

    [Fact]
    public async Task Other_bytes_than_those_of_the_digest_are_refused_and_not_kept()
    {
        var lie = (byte[])_high.Tar.Clone();
        lie[1000] ^= 1;
        var error = await FailsAsync(request => IsBlob(request, _high) ? ScriptedAnswer.Ok(lie) : null);
        Assert.Equal(OciFailure.Mismatch, error.Failure);
        Assert.Contains($"{_high.Digest}", error.Message, StringComparison.Ordinal);
        Assert.Null(_test.Store.Find(Sha256Digest.Of(lie)));
        await SucceedsAsync();
    }

    [Fact]
    public async Task Another_manifest_than_the_pinned_one_is_refused()
    {
        var other = _test.Layout.AddImage("linux/arm64/v8", _low);
        var pinned = OciLayout.DigestOf(_test.Layout.Tagged("1")!);
        _registry.Script = request => ScriptedAnswer.Ok(_test.Layout.Read(OciLayout.DigestOf(other)));
        var error = await Assert.ThrowsAsync<OciException>(() => _test.PullAsync(_registry.Reference("1"), pinned));
        Assert.Equal(OciFailure.Mismatch, error.Failure);
        Assert.Contains($"{pinned}", error.Message, StringComparison.Ordinal);
        Assert.Contains($"{OciLayout.DigestOf(other)}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_layer_that_breaks_off_is_gone_on_with()
    {
        _registry.Script = request => IsBlob(request, _high)
            ? ScriptedAnswer.File(request, _high.Tar, "\"x\"") with { CutAfter = request.RangeStart is null ? 5_000_000 : null }
            : null;
        await PullAsync();
        var ranges = _registry.Requests.Where(request => IsBlob(request, _high)).Select(request => request.RangeStart ?? 0).ToList();
        Assert.Equal(2, ranges.Count);
        Assert.InRange(ranges[1], 1, 5_000_000);
    }

    [Fact]
    public async Task A_layer_that_was_given_up_is_gone_on_with_by_the_next_pull()
    {
        var error = await FailsAsync(request => IsBlob(request, _high)
            ? ScriptedAnswer.File(request, _high.Tar, "\"x\"") with { CutAfter = request.RangeStart is null ? 5_000_000 : 0 }
            : null);
        Assert.Equal(OciFailure.Unreachable, error.Failure);
        _registry.Script = request => IsBlob(request, _high) ? ScriptedAnswer.File(request, _high.Tar, "\"x\"") : null;
        var before = _registry.Requests.Count;
        await PullAsync();
        Assert.InRange(_registry.Requests.Skip(before).First(request => IsBlob(request, _high)).RangeStart ?? 0, 4_000_000, 5_000_000);
    }

    [Fact]
    public async Task A_layer_that_goes_on_behind_its_end_is_cut_off()
    {
        var error = await FailsAsync(request => IsBlob(request, _high) ? ScriptedAnswer.Ok(new byte[_high.Tar.Length + 1]) : null);
        Assert.Equal(OciFailure.Mismatch, error.Failure);
        Assert.Contains($"more than the {_high.Tar.Length} bytes", error.Message, StringComparison.Ordinal);
        await SucceedsAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_manifest_without_an_end_is_cut_off(bool saysItsLength)
    {
        var noise = new byte[6 << 20];
        var error = await FailsAsync(request => saysItsLength ? ScriptedAnswer.Ok(noise) : new ScriptedAnswer { Body = noise });
        Assert.Contains("4194304 bytes", error.Message, StringComparison.Ordinal);
        await SucceedsAsync();
    }

    [Fact]
    public async Task A_layer_that_unpacks_to_something_else_is_refused()
    {
        var other = _test.Layout.AddLayer(LayerCompression.Gzip, ("etc/motd", "Something else"));
        _test.Layout.Tag("wrong", _test.Layout.AddImage("linux/arm64/v8", _low with { Descriptor = other.Descriptor }));
        var error = await Assert.ThrowsAsync<OciException>(() => _test.PullAsync(_registry.Reference("wrong")));
        Assert.Equal(OciFailure.Mismatch, error.Failure);
        Assert.Contains($"{other.DiffId}", error.Message, StringComparison.Ordinal);
        Assert.Contains($"{_low.DiffId}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_layer_that_was_pushed_damaged_is_refused()
    {
        var stored = LayerTar.Compress(_low.Tar, LayerCompression.Gzip)[..^9];
        var damaged = _test.Layout.AddStored(stored, _low);
        _test.Layout.Tag("damaged", _test.Layout.AddImage("linux/arm64/v8", damaged));
        var error = await Assert.ThrowsAsync<OciException>(() => _test.PullAsync(_registry.Reference("damaged")));
        Assert.Equal(OciFailure.Malformed, error.Failure);
        Assert.Contains($"layer {damaged.Digest} is damaged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gzip_under_the_name_of_zstd_is_read_as_what_it_is()
    {
        var mislabelled = _low with { Descriptor = _low.Descriptor.DeepClone().AsObject() };
        mislabelled.Descriptor["mediaType"] = "application/vnd.oci.image.layer.v1.tar+zstd";
        _test.Layout.Tag("mislabelled", _test.Layout.AddImage("linux/arm64/v8", mislabelled));
        Assert.Equal(_low.DiffId, Assert.Single((await _test.PullAsync(_registry.Reference("mislabelled"))).Layers).DiffId);
    }

    [Fact]
    public async Task A_busy_registry_is_asked_again_when_it_says()
    {
        var answers = new Queue<string>(["429 Too Many Requests", "503 Service Unavailable"]);
        _registry.Script = request => answers.TryDequeue(out var status) ? ScriptedAnswer.Of(status, "Retry-After: 0") : null;
        await PullAsync();
        Assert.Empty(answers);
    }

    [Fact]
    public async Task A_registry_that_stays_busy_is_given_up()
    {
        var error = await FailsAsync(_ => ScriptedAnswer.Of("429 Too Many Requests", "Retry-After: 86400"));
        Assert.Equal(OciFailure.Unreachable, error.Failure);
        Assert.Contains("429", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_server_that_is_no_registry_is_refused()
    {
        var error = await FailsAsync(_ => ScriptedAnswer.Ok(Encoding.UTF8.GetBytes("<html>Welcome</html>")));
        Assert.Equal(OciFailure.Malformed, error.Failure);
    }

    private static byte[] RandomBytes(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    private static bool IsBlob(ScriptedRequest request, TestLayer layer) =>
        string.Equals(request.Target, ScriptedRegistry.BlobTarget(layer.Digest), StringComparison.Ordinal);

    private async Task<OciException> FailsAsync(Func<ScriptedRequest, ScriptedAnswer?> script)
    {
        _registry.Script = script;
        var error = await Assert.ThrowsAsync<OciException>(PullAsync);
        Assert.StartsWith(_registry.Reference("1"), error.Message, StringComparison.Ordinal);
        return error;
    }

    private async Task SucceedsAsync()
    {
        _registry.Script = _ => null;
        await PullAsync();
    }

    private async Task PullAsync()
    {
        var image = await _test.PullAsync(_registry.Reference("1"));
        Assert.Equal(_high.Tar, image.Layers[1].Tar.Content.ReadAll());
    }
}
