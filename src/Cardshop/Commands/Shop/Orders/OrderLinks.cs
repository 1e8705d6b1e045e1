using Cardshop.Contracts.Client;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Shop;

namespace Cardshop.Commands.Shop.Orders;

/// <summary>Asks for the links to what came of an order.</summary>
internal static class OrderLinks
{
    public static async Task<IReadOnlyList<LinkedArtifact>> OfAsync(SchedulerClient client, Order order, CancellationToken cancellation)
    {
        var links = new List<LinkedArtifact>();
        foreach (var artifact in (order.Artifacts ?? []).Where(artifact => artifact.Status == ArtifactStatus.Available))
        {
            try
            {
                var link = await client.LinkArtifactAsync(artifact.Id, cancellation);
                links.Add(new LinkedArtifact(artifact.Id, artifact.Kind, artifact.Name, artifact.Size, artifact.Sha256, link.Url, link.Expires));
            }
            catch (ProblemException error) when (error.Problem.Type is ProblemTypes.WrongState or ProblemTypes.NotFound)
            {
                // Its time was over a moment ago.
            }
        }

        return links;
    }
}
