using System.Text;
using Cardshop.Content.Fetching;
using Cardshop.Oci;
using Cardshop.Oci.Authentication;
using Cardshop.Oci.References;
using Cardshop.Oci.Registries;
using Cardshop.TestKit;
using Cardshop.TestKit.Registry;
using Xunit;

namespace Cardshop.Formats.Oci;

/// <summary>Pulls from a real registry what skopeo has pushed to it.</summary>
public sealed class RegistryPullTests(DockerRegistry registry) : IClassFixture<DockerRegistry>, IDisposable
{
    private readonly TestPuller _test = new();

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_image_arrives_whole_however_its_layers_are_stored(bool asDocker)
    {
        // skopeo has no zstd in Docker's format.
        var layers = Layers("whole", asDocker ? LayerCompression.Gzip : LayerCompression.Zstd);
        _test.Layout.Tag("1", _test.Layout.AddImage("linux/arm64/v8", layers));
        var image = await _test.PullAsync(registry.Push(_test.Layout, "1", $"whole/{asDocker}".ToLowerInvariant(), asDocker));
        Assert.Equal(layers.Select(layer => layer.DiffId), image.Layers.Select(layer => layer.DiffId));
        Assert.Equal(layers.Select(layer => $"{layer.DiffId}"), _test.LayersSeenBySkopeo(image));
        Assert.Equal(4, image.EntryCount);
        Assert.Equal(image.Length, image.DockerArchive.Length);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_an_image_for_several_platforms_the_right_one_is_pulled(bool asDocker)
    {
        var arm = _test.Layout.AddLayer(LayerCompression.Gzip, ("bin/app", $"arm64 {asDocker}"));
        var amd = _test.Layout.AddLayer(LayerCompression.Gzip, ("bin/app", $"amd64 {asDocker}"));
        _test.Layout.Tag("1", _test.Layout.AddIndex(
            ("unknown/unknown", _test.Layout.AddImage("unknown/unknown", amd)),
            ("linux/amd64", _test.Layout.AddImage("linux/amd64", amd)),
            ("linux/arm/v7", _test.Layout.AddImage("linux/arm/v7", amd)),
            ("linux/arm64", _test.Layout.AddImage("linux/arm64", arm))));
        var reference = registry.Push(_test.Layout, "1", $"platforms/{asDocker}".ToLowerInvariant(), asDocker);
        Assert.Equal(arm.DiffId, Assert.Single((await _test.PullAsync(reference)).Layers).DiffId);
        Assert.Equal(amd.DiffId, Assert.Single((await _test.PullAsync(reference, platform: "linux/amd64")).Layers).DiffId);
        var error = await Assert.ThrowsAsync<OciException>(() => _test.PullAsync(reference, platform: "linux/riscv64"));
        Assert.Equal(OciFailure.PlatformMissing, error.Failure);
        Assert.Contains("linux/amd64, linux/arm/v7, linux/arm64", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_without_an_index_is_for_the_platform_that_it_says_itself()
    {
        _test.Layout.Tag("arm", _test.Layout.AddImage("linux/arm64", Layers("single")));
        _test.Layout.Tag("amd", _test.Layout.AddImage("linux/amd64", Layers("single")));
        await _test.PullAsync(registry.Push(_test.Layout, "arm", "single/arm"));
        var amd = registry.Push(_test.Layout, "amd", "single/amd");
        var error = await Assert.ThrowsAsync<OciException>(() => _test.PullAsync(amd));
        Assert.Equal((OciFailure.PlatformMissing, $"{amd}: there is no image for linux/arm64/v8, only for linux/amd64."), (error.Failure, error.Message));
    }

    [Fact]
    public async Task An_image_can_be_pinned_by_the_digest_of_its_index_or_of_its_manifest()
    {
        var manifest = _test.Layout.AddImage("linux/arm64", Layers("pinned"));
        var index = _test.Layout.AddIndex(("linux/arm64", manifest));
        _test.Layout.Tag("1", index);
        var name = registry.Push(_test.Layout, "1", "pinned/image")[..^2];
        foreach (var digest in new[] { OciLayout.DigestOf(index), OciLayout.DigestOf(manifest) })
        {
            var image = await _test.PullAsync($"{name}@sha256:{digest}");
            Assert.Equal(OciLayout.DigestOf(manifest), image.ManifestDigest);
            Assert.Equal($"{name}:@sha256:{digest}", $"{image.Reference}");
        }
    }

    [Fact]
    public async Task A_locked_image_stays_what_it_is_when_its_tag_moves()
    {
        _test.Layout.Tag("1", _test.Layout.AddImage("linux/arm64", Layers("before")));
        var reference = registry.Push(_test.Layout, "1", "locked/image");
        var before = await _test.PullAsync(reference);
        _test.Layout.Tag("1", _test.Layout.AddImage("linux/arm64", Layers("after")));
        registry.Push(_test.Layout, "1", "locked/image");
        Assert.Equal(before.ManifestDigest, (await _test.PullAsync(reference, before.ManifestDigest)).ManifestDigest);
        var after = await _test.PullAsync(reference);
        Assert.NotEqual(before.ManifestDigest, after.ManifestDigest);

        using var fresh = new TestPuller();
        Assert.Equal(before.DockerArchive.ReadAll(), (await fresh.PullAsync(reference, before.ManifestDigest)).DockerArchive.ReadAll());
        var pinned = $"{reference}@sha256:{after.ManifestDigest}";
        var error = await Assert.ThrowsAsync<OciException>(() => fresh.PullAsync(pinned, before.ManifestDigest));
        Assert.Equal(OciFailure.Mismatch, error.Failure);
        Assert.Contains($"{after.ManifestDigest}", error.Message, StringComparison.Ordinal);
        Assert.Contains($"the lock has {before.ManifestDigest}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_probe_tells_digest_and_sizes_without_the_layers()
    {
        var layers = Layers("probe");
        _test.Layout.Tag("1", _test.Layout.AddImage("linux/arm64", [.. layers, layers[0]]));
        var reference = ImageReference.Parse(registry.Push(_test.Layout, "1", "probe/image"));
        var probe = await _test.Puller.ProbeAsync(reference, Platform.Hotspot, lockedManifest: null, TestContext.Current.CancellationToken);
        Assert.Equal(layers.Sum(layer => (int)layer.Descriptor["size"]!), probe.CompressedLength);
        Assert.Equal(probe.CompressedLength, probe.MissingLength);
        Assert.All(layers, layer => Assert.Null(_test.Store.Find(layer.Digest)));
        Assert.Null(_test.Puller.FindStored(reference, Platform.Hotspot));

        var image = await _test.PullAsync($"{reference}");
        Assert.Equal(image.ManifestDigest, probe.ManifestDigest);
        var again = await _test.Puller.ProbeAsync(reference, Platform.Hotspot, lockedManifest: null, TestContext.Current.CancellationToken);
        Assert.Equal((probe.CompressedLength, 0), (again.CompressedLength, again.MissingLength));
        Assert.Equal(image.Layers.Select(layer => (long?)layer.Tar.Length), again.Layers.Select(layer => layer.StoredLength));
        Assert.Equal(image.DockerArchive.ReadAll(), _test.Puller.FindStored(reference, Platform.Hotspot)!.DockerArchive.ReadAll());
        Assert.Null(_test.Puller.FindStored(reference, Platform.Parse("linux/amd64")));
    }

    [Fact]
    public async Task A_registry_with_a_password_is_given_it_and_nobody_else()
    {
        // user: "somebody", password: "secret".
        const string Users = "somebody:$2y$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a";
        _test.Layout.Tag("1", _test.Layout.AddImage("linux/arm64", Layers("password")));
        var path = registry.Push(_test.Layout, "1", "password/image")[registry.Host.Length..];
        using var folder = new TempFolder();
        using var guarded = registry.Guarded($"auth:\n  htpasswd:\n    realm: \"test, \\\"quoted\\\" realm\"\n    path: {folder.Write("users", Users)}");
        var error = await Assert.ThrowsAsync<OciException>(() => _test.PullAsync(guarded.Host + path));
        Assert.Equal(OciFailure.Denied, error.Failure);

        var login = CredentialFile.Read(Encoding.UTF8.GetBytes($$$"""{"auths": {"{{{guarded.Host}}}": {"username": "somebody", "password": "secret"} } }"""), "x");
        using var known = new TestPuller(new RegistryOptions { Credentials = login });
        Assert.Equal(3, (await known.PullAsync(guarded.Host + path)).Layers.Count);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_that_checks_signed_tokens_is_content_with_ours()
    {
        _test.Layout.Tag("1", _test.Layout.AddImage("linux/arm64", Layers("token")));
        var path = registry.Push(_test.Layout, "1", "token/image")[registry.Host.Length..];
        using var folder = new TempFolder();
        await using var issuer = new TokenIssuer();
        using var guarded = registry.Guarded(issuer.Authentication(folder));
        Assert.Equal(3, (await _test.PullAsync(guarded.Host + path)).Layers.Count);
        Assert.Single(issuer.Requests);
    }

    [Fact]
    public async Task A_registry_can_be_asked_for_elsewhere()
    {
        _test.Layout.Tag("1", _test.Layout.AddImage("linux/arm64", Layers("mirror")));
        registry.Push(_test.Layout, "1", "offspot/mirror");
        using var mirrored = new TestPuller(fetching: new FetchOptions { Mirrors = [MirrorRule.Parse($"https://ghcr.io/=http://{registry.Host}/")] });
        var image = await mirrored.PullAsync("ghcr.io/offspot/mirror:1");
        Assert.Equal("ghcr.io/offspot/mirror:1", image.Reference.RepoTag);
        Assert.Equal(3, image.Layers.Count);
    }

    [Fact]
    public async Task An_image_that_is_not_there_is_named()
    {
        var reference = $"{registry.Host}/no/such:1";
        var error = await Assert.ThrowsAsync<OciException>(() => _test.PullAsync(reference));
        Assert.Equal(OciFailure.NotFound, error.Failure);
        Assert.StartsWith($"{reference}: there is no such image.", error.Message, StringComparison.Ordinal);
    }

    private TestLayer[] Layers(string seed, LayerCompression second = LayerCompression.Zstd) =>
    [
        _test.Layout.AddLayer(LayerCompression.Gzip, ("etc/", ""), ("etc/motd", $"Hello, {seed}")),
        _test.Layout.AddLayer(second, ("srv/index.html", new string('x', 50_000) + seed)),
        _test.Layout.AddLayer(LayerCompression.None, ("etc/link", $"->motd-{seed}")),
    ];
}
