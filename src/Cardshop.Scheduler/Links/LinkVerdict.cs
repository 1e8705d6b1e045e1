namespace Cardshop.Scheduler.Links;

/// <summary>What a link is worth.</summary>
internal enum LinkVerdict
{
    /// <summary>It is ours and still good.</summary>
    Good,

    /// <summary>It is ours, and over.</summary>
    Expired,

    /// <summary>It is not ours.</summary>
    Wrong,
}
