using Cardshop.Contracts.Ids;

namespace Cardshop.Scheduler.Tokens;

/// <summary>A token as it is kept.</summary>
internal sealed record TokenRow
{
    public const string Columns = "digest, kind, family, parent, user_id, expires, used";

    public string Digest { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Family { get; init; } = "";

    public string? Parent { get; init; }

    public UserId UserId { get; init; }

    public DateTimeOffset Expires { get; init; }

    public DateTimeOffset? Used { get; init; }
}
