namespace Cardshop.Cards.Station;

/// <summary>What is going on in a slot.</summary>
public enum SlotState
{
    /// <summary>Its reader is not plugged in.</summary>
    NoReader,

    /// <summary>It waits for a card.</summary>
    Empty,

    /// <summary>The card must not be written: it is in use, of another size, or can only be read.</summary>
    Refused,

    /// <summary>Something is on the card that is not ours: a person has to say that it may go.</summary>
    Asks,

    /// <summary>The card is looked at.</summary>
    Checking,

    /// <summary>The card is written and read back.</summary>
    Writing,

    /// <summary>The card is right and can be taken out.</summary>
    Done,

    /// <summary>The card is not right and has to be taken out.</summary>
    Failed,
}
