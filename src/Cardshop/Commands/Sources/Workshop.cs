using Cardshop.Content.Caching;
using Cardshop.Content.Fetching;
using Cardshop.Imaging.Creation;
using Cardshop.Imaging.Inputs;
using Cardshop.Imaging.Planning;
using Cardshop.Oci.Registries;
using Cardshop.Primitives;
using Cardshop.Reporting;

namespace Cardshop.Commands.Sources;

/// <summary>The workshop of a command, which tells its user of fetching, hashing, pulling and unpacking.</summary>
internal sealed class Workshop : IDisposable
{
    private readonly ImageWorkshop _workshop;
    private readonly Session _session;

    private Workshop(Session session, ImageWorkshop workshop) => (_session, _workshop) = (session, workshop);

    public Fetcher Fetcher => _workshop.Fetcher;

    public ImagePlanner Planner => _workshop.Planner;

    public IProgress<WorkProgress> Progress => new CallbackProgress<WorkProgress>(
        at => _session.Reporter.Progress(new StageProgress(at.Stage, at.Item, at.Done, at.Total)));

    public static Workshop Open(Session session, string cacheRoot, IReadOnlyList<MirrorRule> mirrors, IReadOnlyList<string> insecureRegistries)
    {
        var fetching = new FetchOptions { Mirrors = mirrors, Policy = CachePolicyFile.Load(session.Storage, cacheRoot) };
        var registries = new RegistryOptions { InsecureRegistries = insecureRegistries, Credentials = RegistryLogins.Read(session.Storage) };
        return new Workshop(session, new ImageWorkshop(session.Storage, cacheRoot, fetching, registries, policy: null, session.Clock));
    }

    /// <summary>Removes from a store what its policy does not keep.</summary>
    public static PruneResult Prune(Session session, string cacheRoot) => ImageWorkshop.Prune(session.Storage, cacheRoot, session.Clock);

    public void Dispose() => _workshop.Dispose();
}
