using Cardshop.Content.Caching;
using Cardshop.Content.Fetching;
using Cardshop.Content.Store;
using Cardshop.Imaging.Inputs;
using Cardshop.Imaging.Planning;
using Cardshop.Imaging.Sources;
using Cardshop.Oci.Images;
using Cardshop.Oci.Registries;
using Cardshop.Primitives.Storage;

namespace Cardshop.Imaging.Creation;

/// <summary>A content store with all that fills it, and the planner that draws on it. Plans read from the store, so it stays open as long as they are used.</summary>
public sealed class ImageWorkshop : IDisposable
{
    private readonly ContentStore _store;
    private readonly HttpMessageInvoker _http;
    private readonly ImagePuller _puller;

    /// <param name="storage">The file system.</param>
    /// <param name="cacheRoot">Absolute path of the store's folder.</param>
    /// <param name="fetching">How files are fetched.</param>
    /// <param name="registries">How container images are.</param>
    /// <param name="policy">What may be fetched at all; null for anything.</param>
    /// <param name="clock">For pauses, time-outs and ages.</param>
    public ImageWorkshop(IStorage storage, string cacheRoot, FetchOptions fetching, RegistryOptions registries, SourcePolicy? policy, TimeProvider clock)
    {
        // How long to wait before another attempt is the one thing here that should differ from machine to machine.
        var random = new Random();
        _store = new ContentStore(storage, cacheRoot, clock);
        _http = new HttpMessageInvoker(Handler());
        Fetcher = new Fetcher(_store, fetching, _http, clock, random);
        _puller = new ImagePuller(_store, registries, fetching, Handler(), clock, random);
        Planner = new ImagePlanner(new InputGatherer(_store, Fetcher, _puller));

        HttpMessageHandler Handler() => policy is null ? FetchHandler.Create(fetching) : policy.Guard(FetchHandler.Create(fetching));
    }

    /// <summary>Gets files.</summary>
    public Fetcher Fetcher { get; }

    /// <summary>Turns recipes into plans.</summary>
    public ImagePlanner Planner { get; }

    /// <summary>Removes from a store what its policy does not keep; what an open workshop uses stays.</summary>
    /// <param name="storage">The file system.</param>
    /// <param name="cacheRoot">Absolute path of the store's folder.</param>
    /// <param name="clock">For ages.</param>
    /// <exception cref="CachePolicyException">The policy is not right.</exception>
    public static PruneResult Prune(IStorage storage, string cacheRoot, TimeProvider clock)
    {
        using var store = new ContentStore(storage, cacheRoot, clock);
        return new Cache(store, CachePolicyFile.Load(storage, cacheRoot), clock).Prune();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _puller.Dispose();
        Fetcher.Dispose();
        _http.Dispose();
        _store.Dispose();
    }
}
