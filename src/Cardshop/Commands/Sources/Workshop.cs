using Cardshop.Content.Caching;
using Cardshop.Content.Fetching;
using Cardshop.Content.Store;
using Cardshop.Imaging.Inputs;
using Cardshop.Imaging.Planning;
using Cardshop.Oci.Images;
using Cardshop.Oci.Registries;
using Cardshop.Reporting;

namespace Cardshop.Commands.Sources;

/// <summary>The store, and what fills it.</summary>
internal sealed class Workshop : IDisposable
{
    private readonly ContentStore _store;
    private readonly HttpMessageInvoker _http;
    private readonly ImagePuller _puller;
    private readonly Session _session;

    private Workshop(Session session, ContentStore store, FetchOptions fetching, RegistryOptions registries)
    {
        // How long to wait before another attempt is the one thing here that should differ from machine to machine.
        var random = new Random();
        _session = session;
        _store = store;
        _http = new HttpMessageInvoker(FetchHandler.Create(fetching));
        Fetcher = new Fetcher(store, fetching, _http, session.Clock, random);
        _puller = new ImagePuller(store, registries, fetching, FetchHandler.Create(fetching), session.Clock, random);
        Planner = new ImagePlanner(new InputGatherer(store, Fetcher, _puller));
    }

    public Fetcher Fetcher { get; }

    public ImagePlanner Planner { get; }

    /// <summary>Told of fetching, hashing, pulling and unpacking.</summary>
    public IProgress<WorkProgress> Progress => new CallbackProgress<WorkProgress>(
        at => _session.Reporter.Progress(new StageProgress(at.Stage, at.Item, at.Done, at.Total)));

    public static Workshop Open(Session session, string cacheRoot, IReadOnlyList<MirrorRule> mirrors, IReadOnlyList<string> insecureRegistries)
    {
        var fetching = new FetchOptions { Mirrors = mirrors, Policy = CachePolicyFile.Load(session.Storage, cacheRoot) };
        var registries = new RegistryOptions { InsecureRegistries = insecureRegistries, Credentials = RegistryLogins.Read(session.Storage) };
        return new Workshop(session, new ContentStore(session.Storage, cacheRoot, session.Clock), fetching, registries);
    }

    /// <summary>Removes from a store what its policy does not keep.</summary>
    public static PruneResult Prune(Session session, string cacheRoot)
    {
        using var store = new ContentStore(session.Storage, cacheRoot, session.Clock);
        return new Cache(store, CachePolicyFile.Load(session.Storage, cacheRoot), session.Clock).Prune();
    }

    public void Dispose()
    {
        _puller.Dispose();
        Fetcher.Dispose();
        _http.Dispose();
        _store.Dispose();
    }
}
