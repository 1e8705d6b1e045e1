using Cardshop.Cards.Personalisation;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Cards.Writing;

/// <summary>How cards are written.</summary>
public sealed record WriterOptions
{
    /// <summary>Whether all that is written is read back from the medium and compared.</summary>
    public bool Verify { get; init; } = true;

    /// <summary>What becomes of holes; null for discard where that makes them zeros, else skip.</summary>
    public HolePolicy? Holes { get; init; }

    /// <summary>Whether what is on the card is read first, and only what differs is written.</summary>
    public bool Update { get; init; }

    /// <summary>Whether a card whose writing was interrupted is carried on with.</summary>
    public bool Resume { get; init; } = true;

    /// <summary>Whether it is found out first, in seconds, if a card has as much room as it says. Files are believed.</summary>
    public bool Probe { get; init; }

    /// <summary>What the card has of its own, in disk order; none of it in its first block.</summary>
    public IReadOnlyList<ImagePatch> Patches { get; init; } = [];

    /// <summary>How often a range that failed, or differs, is written again.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>How many ranges may need to be written again before a card is given up.</summary>
    public int MostRetries { get; init; } = 64;

    /// <summary>How long is waited before what failed is tried again.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>After how long without any progress a person is told of it.</summary>
    public TimeSpan StallWarning { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After how long without any progress a card is given up.</summary>
    public TimeSpan StallLimit { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary>How long operations that are under way are waited for when the writing is cancelled.</summary>
    public TimeSpan CancelLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A write that takes longer makes the card get half as many at a time.</summary>
    internal TimeSpan SlowWrite { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The largest write, in bytes.</summary>
    internal int WriteSize { get; init; } = (int)ByteSize.MiB;

    /// <summary>The largest read, in bytes; each card has memory for two.</summary>
    internal int ReadSize { get; init; } = (int)(ByteSize.MiB / 2);

    /// <summary>How many bytes are written before they are flushed and read back.</summary>
    internal long BatchSize { get; init; } = 64 * ByteSize.MiB;

    /// <summary>After how long a batch ends though it is not full.</summary>
    internal TimeSpan BatchTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The most writes that are under way at a time.</summary>
    internal int MostWrites { get; init; } = 4;
}
