namespace Cardshop.Scheduler.Logs;

/// <summary>A part of a log as it is kept.</summary>
internal sealed record LogPartRow
{
    public long Start { get; init; }

    public byte[] Bytes { get; init; } = [];
}
