namespace Cardshop.Cards.Writing;

/// <summary>What is done to a card at the moment.</summary>
public enum CardStage
{
    /// <summary>What an interrupted run has left is looked at.</summary>
    Check,

    /// <summary>It is written, and read back meanwhile.</summary>
    Write,

    /// <summary>It is only read.</summary>
    Verify,

    /// <summary>All is written; what makes it boot comes last.</summary>
    Finish,
}
