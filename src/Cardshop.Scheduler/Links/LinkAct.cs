namespace Cardshop.Scheduler.Links;

/// <summary>What can be done through a link.</summary>
internal enum LinkAct
{
    /// <summary>Say that a card is in its slot.</summary>
    CardIn,

    /// <summary>Have a card that failed tried again, with another one.</summary>
    RetryCard,

    /// <summary>Have a card carried on in its slot.</summary>
    ResumeCard,

    /// <summary>Have a card written in whichever slot is free first.</summary>
    MoveCard,

    /// <summary>Say that the cards were sent.</summary>
    Ship,

    /// <summary>See what goes into the parcel.</summary>
    Slip,
}
