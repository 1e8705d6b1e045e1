namespace Cardshop.Content.Uploading;

/// <summary>How uploads behave.</summary>
public sealed record UploadOptions
{
    /// <summary>How many attempts in a row may fail without getting any further.</summary>
    public int Attempts { get; init; } = 10;

    /// <summary>The pause before the second attempt; each further one is twice as long, varied by half.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long a server may take nothing and say nothing. A warehouse that was restarted reads what it has first: a second for a gigabyte.
    /// </summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often progress is told.</summary>
    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Bytes that are read at a time.</summary>
    public int PieceSize { get; init; } = 1 << 20;
}
