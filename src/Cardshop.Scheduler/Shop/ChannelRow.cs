using Cardshop.Contracts.Shop;

namespace Cardshop.Scheduler.Shop;

/// <summary>A channel as it is kept; its id is its slug.</summary>
internal sealed record ChannelRow
{
    public const string Columns = "id, name, active, private, sender_name, sender_email, sender_address, created";

    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public bool Active { get; init; }

    public bool Private { get; init; }

    public string SenderName { get; init; } = "";

    public string SenderEmail { get; init; } = "";

    public string SenderAddress { get; init; } = "";

    public DateTimeOffset Created { get; init; }

    public Channel ToChannel() => new(Id, Name, Active, Private, SenderName, SenderEmail, SenderAddress, Created);
}
