namespace Cardshop.Cards.Writing;

/// <summary>What becomes of the parts of a card where the image has holes.</summary>
public enum HolePolicy
{
    /// <summary>They stay as they are: nobody reads them.</summary>
    Skip,

    /// <summary>They are made to read as zeros.</summary>
    Zero,

    /// <summary>The card is told that they are not needed.</summary>
    Discard,
}
