using System.Text;
using System.Text.Json.Nodes;
using Cardshop.Imaging.Locks;
using Cardshop.Imaging.Manifests;
using Cardshop.Imaging.Rendering;
using Cardshop.Imaging.Verification;
using Cardshop.Primitives.Extents;
using Cardshop.TestKit.Storage;
using Xunit;

namespace Cardshop.Formats.Imaging;

/// <summary>What a verification does about images that cannot be read and manifests that cannot be right.</summary>
public sealed class VerificationTests
{
    private readonly SimulatedStorage _storage = new();
    private readonly SparsePlan _plan;
    private readonly string _manifest;

    public VerificationTests()
    {
        SparsePlan.WriteSource(_storage);
        _storage.CreateDirectory("/out");
        _plan = new SparsePlan(_storage, 1);
        using var target = RenderTarget.Open(_storage, "/out/image", _plan);
        new ImageRenderer(_storage, TimeProvider.System).Render(_plan, target, new RenderOptions());
        using var stream = new MemoryStream();
        var inputs = new ImageLock(new LockedContent(new Uri("file:///base.img"), 1, default), [], []);
        ManifestWriter.Write(stream, _plan, default, inputs, target.Ranges(), whole: null);
        target.Publish();
        _manifest = Encoding.UTF8.GetString(stream.ToArray());
    }

    [Fact]
    public void A_good_image_is_good_however_often_one_asks()
    {
        var verifier = Verifier(_manifest);
        Assert.Empty(verifier.Verify(cancellation: TestContext.Current.CancellationToken));
        Assert.Empty(verifier.Verify(cancellation: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void An_image_that_cannot_be_read_is_named()
    {
        var verifier = Verifier(_manifest);
        _storage.FailAt(_storage.Operations + 3, StorageFault.DeviceError);
        var error = Assert.Throws<IOException>(() => verifier.Verify(cancellation: TestContext.Current.CancellationToken));
        Assert.Contains("/out/image", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_that_lacks_ranges_is_refused()
    {
        RequireRefusal(ranges => ranges.RemoveAt(ranges.Count / 2), "a part of it is missing");
        RequireRefusal(ranges => ranges.Clear(), "a part of it is missing");
    }

    [Fact]
    public void A_manifest_whose_ranges_overlap_or_are_unsorted_is_refused()
    {
        RequireRefusal(ranges => ranges.Add(ranges[0]!.DeepClone()), "overlaps");
        RequireRefusal(ranges => ranges[0]!["length"] = (4 << 20) + 1, "overlaps");
    }

    [Fact]
    public void All_files_of_a_wholly_other_image_are_named_once_each()
    {
        var other = new MemorySource(new byte[_plan.Length]);
        var differences = new ImageVerifier(other, Reader(_manifest)).Verify(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(Reader(_manifest).Ranges().Select(range => range.Range), differences.Select(difference => difference.Range));
        foreach (var difference in differences)
        {
            var expected = _plan.Files().Where(file => file.Extents.Any(extent => extent.Intersect(difference.Range).Length > 0)).Select(file => file.Path);
            Assert.Equal(expected, difference.Files);
        }
    }

    [Fact]
    public void A_verification_can_be_ended()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Verifier(_manifest).Verify(cancellation: cancellation.Token));
    }

    private static ManifestReader Reader(string manifest) => new(MemorySource.FromText(manifest));

    private ImageVerifier Verifier(string manifest) => new(FileSource.Open(_storage, "/out/image"), Reader(manifest));

    private void RequireRefusal(Action<JsonArray> change, string expected)
    {
        var manifest = JsonNode.Parse(_manifest)!;
        change(manifest["ranges"]!.AsArray());
        var error = Assert.Throws<ManifestFormatException>(() => Verifier(manifest.ToJsonString()).Verify(cancellation: TestContext.Current.CancellationToken));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
