namespace Cardshop.Scheduler.Mails;

/// <summary>A mail as it is kept.</summary>
internal sealed record OutboxRow
{
    public const string Columns = "id, kind, language, recipient, copy, letter, created, attempts";

    public string Id { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Language { get; init; } = "";

    public string Recipient { get; init; } = "";

    public string? Copy { get; init; }

    public string Letter { get; init; } = "";

    public DateTimeOffset Created { get; init; }

    public int Attempts { get; init; }
}
