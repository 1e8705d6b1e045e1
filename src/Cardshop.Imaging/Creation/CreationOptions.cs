namespace Cardshop.Imaging.Creation;

/// <summary>How an image is made.</summary>
public sealed record CreationOptions
{
    /// <summary>Replace an image that is there already.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Keep what was written when the making fails, for another run to carry on. After an interruption it is always kept.</summary>
    public bool KeepFailed { get; init; }

    /// <summary>Also write a block map for bmaptool, <c>OUT.bmap</c>.</summary>
    public bool BlockMap { get; init; }

    /// <summary>Also hash the image from its first to its last byte.</summary>
    public bool HashWhole { get; init; }
}
