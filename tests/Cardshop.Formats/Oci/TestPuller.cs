using System.Diagnostics.CodeAnalysis;
using Cardshop.Content.Fetching;
using Cardshop.Content.Store;
using Cardshop.Oci.Images;
using Cardshop.Oci.References;
using Cardshop.Oci.Registries;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Cardshop.TestKit.Registry;
using Xunit;

namespace Cardshop.Formats.Oci;

/// <summary>A puller with a store and a layout of images in a folder of its own.</summary>
internal sealed class TestPuller : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly PhysicalStorage _storage = new();
    private readonly RegistryOptions _options;
    private readonly FetchOptions _fetching;
    private readonly SocketsHttpHandler _transport;

    public TestPuller(RegistryOptions? options = null, FetchOptions? fetching = null)
    {
        _options = options ?? new RegistryOptions();
        _fetching = (fetching ?? new FetchOptions()) with { FirstPause = TimeSpan.FromMilliseconds(1) };
        _transport = FetchHandler.Create(_fetching);
        Layout = new OciLayout(_folder["layout"]);
        Reopen();
    }

    public ManualClock Clock { get; } = new();

    public OciLayout Layout { get; }

    public ContentStore Store { get; private set; }

    public ImagePuller Puller { get; private set; }

    /// <summary>Goes on as the next build: nothing is leased any more.</summary>
    [MemberNotNull(nameof(Store), nameof(Puller))]
    public void Reopen()
    {
        Puller?.Dispose();
        Store?.Dispose();
        Store = new ContentStore(_storage, _folder["store"], Clock);
        Puller = new ImagePuller(Store, _options, _fetching, _transport, Clock, new Random(1));
    }

    public Task<PulledImage> PullAsync(string reference, Sha256Digest? locked = null, string platform = "linux/arm64/v8") => Puller.PullAsync(
        ImageReference.Parse(reference), Platform.Parse(platform), locked, progress: null, TestContext.Current.CancellationToken);

    /// <summary>What skopeo finds in the composed archive: the digests of the layers' tars, after reading them.</summary>
    public IEnumerable<string> LayersSeenBySkopeo(PulledImage image)
    {
        var archive = _folder.Write("image.tar", image.DockerArchive.ReadAll());
        Tool.Run("skopeo", "--insecure-policy", "copy", "--quiet", $"docker-archive:{archive}:{image.Reference.RepoTag}", $"dir:{_folder["copy"]}");
        return image.Layers.Select(layer => Sha256Digest.Of(File.ReadAllBytes(_folder[$"copy/{layer.DiffId}"])).ToString());
    }

    public void Dispose()
    {
        Puller.Dispose();
        Store.Dispose();
        _transport.Dispose();
        _storage.Dispose();
        _folder.Dispose();
    }
}
