namespace Cardshop.Scheduler.Mails;

/// <summary>A mail as it is kept.</summary>
internal sealed record OutboxRow
{
    public const string Columns = "id, kind, language, recipient, copy, letter, created, attempts, order_id, state, error";
    public const string Waiting = "waiting";
    public const string Sent = "sent";

    /// <summary>A server said that it will never take it.</summary>
    public const string Refused = "refused";

    /// <summary>It was tried for too long.</summary>
    public const string GivenUp = "given_up";

    public string Id { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Language { get; init; } = "";

    public string Recipient { get; init; } = "";

    public string? Copy { get; init; }

    public string Letter { get; init; } = "";

    public DateTimeOffset Created { get; init; }

    public int Attempts { get; init; }

    public string? OrderId { get; init; }

    public string State { get; init; } = "";

    public string? Error { get; init; }
}
