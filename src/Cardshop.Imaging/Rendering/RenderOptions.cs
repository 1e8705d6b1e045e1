namespace Cardshop.Imaging.Rendering;

/// <summary>How an image is rendered.</summary>
public sealed record RenderOptions
{
    /// <summary>Hash each range. Without it there is neither a manifest nor a way to carry on after an interruption.</summary>
    public bool HashRanges { get; init; } = true;

    /// <summary>Also hash the image from its first to its last byte.</summary>
    public bool HashWhole { get; init; }

    /// <summary>How often what was written is made durable and recorded, so that at most this much work is lost.</summary>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How many threads write. A disk that is given one thing at a time is idle between two; two keep it busy, and more do not make it faster.
    /// </summary>
    internal int Writers { get; init; } = 2;
}
