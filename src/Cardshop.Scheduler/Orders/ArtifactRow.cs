using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Shop;

namespace Cardshop.Scheduler.Orders;

/// <summary>An artifact as it is kept.</summary>
internal sealed record ArtifactRow
{
    public const string Columns = "id, order_id, task_id, channel, kind, name, size, sha256, url, status, created, expires";

    public ArtifactId Id { get; init; }

    public OrderId OrderId { get; init; }

    public TaskId TaskId { get; init; }

    public string Channel { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Name { get; init; } = "";

    public long Size { get; init; }

    public string Sha256 { get; init; } = "";

    public string Url { get; init; } = "";

    public string Status { get; init; } = "";

    public DateTimeOffset Created { get; init; }

    public DateTimeOffset Expires { get; init; }

    public Artifact ToArtifact() =>
        new(Id, OrderId, TaskId, Channel, Kind, Name, Size, Sha256, new Uri(Url), Words.Parse<ArtifactStatus>(Status), Created, Expires);
}
