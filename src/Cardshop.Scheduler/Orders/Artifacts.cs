using Cardshop.Contracts;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Accounts;
using Cardshop.Scheduler.Audits;
using Cardshop.Scheduler.Links;
using Cardshop.Scheduler.Listings;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Orders;

/// <summary>What came of orders.</summary>
internal sealed class Artifacts(IStore store, TimeProvider clock, SignedLinks links, IArtifactDoor door)
{
    private static readonly ListRules Rules = new("artifacts", ArtifactRow.Columns, "-created", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["created"] = "created",
    });

    /// <summary>Artifacts.</summary>
    public async Task<Outcome<Page<Artifact>>> ListAsync(Principal caller, ListQuery query, string? order, string? status, string? channel, CancellationToken cancellation = default) =>
        await store.ReadAsync(
            session => new ListFilter().Equal("channel", caller.Channel).Equal("channel", channel).Equal("order_id", order).Equal("status", status)
                .Page<ArtifactRow, Artifact>(session, Rules, query, row => row.ToArtifact()),
            cancellation);

    /// <summary>An artifact.</summary>
    public async Task<Outcome<Artifact>> GetAsync(Principal caller, ArtifactId id, CancellationToken cancellation = default) => await store.ReadAsync(
        session => Find(session, id) is { } row && caller.Sees(row.Channel) ? (Outcome<Artifact>)row.ToArtifact() : Refusal.NotFound("artifact", id), cancellation);

    /// <summary>A link that opens the artifact to whoever has it, for as long as the artifact is kept.</summary>
    public Task<Outcome<ArtifactLink>> LinkAsync(Principal caller, ArtifactId id, CancellationToken cancellation = default) => store.WriteAsync<Outcome<ArtifactLink>>(
        session =>
        {
            if (Find(session, id) is not { } row || !caller.Sees(row.Channel))
            {
                return Refusal.NotFound("artifact", id);
            }

            if (row.Status is not "available")
            {
                return Refusal.WrongState("artifact", id, row.Status, "it cannot be downloaded any more.");
            }

            Audit.Write(session, clock, caller, "artifact.link", id, row.Name);
            return new ArtifactLink(links.Download(session, row), row.Expires);
        },
        cancellation);

    /// <summary>The warehouse has removed what it was asked to remove.</summary>
    public Task<Outcome<Nothing>> RemovedAsync(Principal caller, ArtifactId id, CancellationToken cancellation = default) => store.WriteAsync<Outcome<Nothing>>(
        session =>
        {
            if (Find(session, id) is not { } row || !caller.Sees(row.Channel))
            {
                return Refusal.NotFound("artifact", id);
            }

            if (row.Status is "available")
            {
                return Refusal.WrongState("artifact", id, row.Status, "it can still be downloaded.");
            }

            Remove(session, id);
            return default(Nothing);
        },
        cancellation);

    /// <summary>Where a signed link leads.</summary>
    public async Task<Outcome<Uri>> FollowAsync(ArtifactId id, string? until, string? key, string? signature, CancellationToken cancellation = default)
    {
        var outcome = await store.ReadAsync<Outcome<Artifact>>(
            session => (links.CheckDownload(session, id.Value, until, key, signature), Find(session, id)) switch
            {
                (LinkVerdict.Wrong, _) => Refusal.NotFound("download", id),
                (LinkVerdict.Good, { Status: "available" } row) => row.ToArtifact(),
                _ => Refusal.Gone("This download is over. Ask who sent you the link for another."),
            },
            cancellation);
        return outcome.IsRefused ? outcome.Problem : await OpenAsync(outcome.Value, cancellation);
    }

    internal static int Remove(StoreSession session, ArtifactId id) =>
        session.Execute("UPDATE artifacts SET status = 'removed' WHERE id = @Id AND status = 'doomed'", new { Id = id });

    private async Task<Outcome<Uri>> OpenAsync(Artifact artifact, CancellationToken cancellation)
    {
        try
        {
            return await door.OpenAsync(artifact, cancellation) is { } address
                ? address
                : Refusal.Gone($"The warehouse does not have {artifact.Name} any more. Ask who sent you the link for another.");
        }
        catch (DoorException error)
        {
            return Refusal.Unavailable($"{artifact.Name} cannot be downloaded at the moment: {error.Message}");
        }
    }

    private static ArtifactRow? Find(StoreSession session, ArtifactId id) =>
        session.Find<ArtifactRow>($"SELECT {ArtifactRow.Columns} FROM artifacts WHERE id = @Id", new { Id = id });
}
