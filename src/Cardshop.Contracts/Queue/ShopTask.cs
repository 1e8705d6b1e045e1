using Cardshop.Contracts.Ids;

namespace Cardshop.Contracts.Queue;

/// <summary>A unit of work.</summary>
/// <param name="Id">Its id.</param>
/// <param name="OrderId">What it is for.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Ordinal">Its number among its kind in the order, from 1.</param>
/// <param name="Channel">Whose it is.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Attempts">How many workers had it since it was last queued by a person.</param>
/// <param name="Worker">Who has it; null when nobody.</param>
/// <param name="Progress">Of the present stage; null before the first report.</param>
/// <param name="Cause">Why it failed, or waits; null when it did not.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="LogLength">Bytes of log so far.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Updated">When it last changed.</param>
/// <param name="NotBefore">When it is tried again at the earliest.</param>
public sealed record ShopTask(
    TaskId Id,
    OrderId OrderId,
    TaskKind Kind,
    int Ordinal,
    string Channel,
    WorkStatus Status,
    int Attempts,
    WorkerId? Worker,
    TaskProgress? Progress,
    string? Cause,
    string? Remedy,
    long LogLength,
    DateTimeOffset Created,
    DateTimeOffset Updated,
    DateTimeOffset NotBefore)
{
    /// <summary>Of a downloader or writer: where it is done; null as long as that is open.</summary>
    public string? Site { get; init; }

    /// <summary>Of a writer: the slot that has the card; null as long as that is open.</summary>
    public string? Slot { get; init; }

    /// <summary>Of a writer: how often a person has been asked for a card for it, from 1; 0 for other tasks.</summary>
    public int Round { get; init; }

    /// <summary>Of a writer: how it ended with the card; null before.</summary>
    public CardReport? Card { get; init; }
}
