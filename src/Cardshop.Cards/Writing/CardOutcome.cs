namespace Cardshop.Cards.Writing;

/// <summary>How it ended with a card.</summary>
public enum CardOutcome
{
    /// <summary>All of the image is on it: every range was read back from the medium and is right.</summary>
    Verified,

    /// <summary>All was written, nothing was read back.</summary>
    WrittenNotVerified,

    /// <summary>A verification found that it is not the image.</summary>
    Different,

    /// <summary>It has less room than the image needs.</summary>
    TooSmall,

    /// <summary>It was pulled, or its reader reset.</summary>
    Gone,

    /// <summary>It may only be read.</summary>
    WriteProtected,

    /// <summary>It did not answer any more.</summary>
    Stalled,

    /// <summary>It cannot be written or read at a place, or does not keep what was written there.</summary>
    Failed,

    /// <summary>It has lost what was written to it and read back before: it has less room than it says, or is broken.</summary>
    Forgetful,

    /// <summary>The image cannot be read, or was changed meanwhile.</summary>
    ImageUnusable,

    /// <summary>It was not opened: it is in use, or not what it was.</summary>
    Refused,

    /// <summary>Somebody ended it; the next time it carries on.</summary>
    Cancelled,

    /// <summary>Something went wrong that has nothing to do with the card.</summary>
    Defect,
}
