namespace Cardshop.Cards.Tests.Simulation;

/// <summary>What happens to a card while it is written.</summary>
internal enum Trouble
{
    None,
    WriteErrors,
    WriteErrorForEver,
    ReadErrors,
    ReadErrorForEver,
    Drops,
    DropForEver,
    Flips,
    FlipForEver,
    Wrap,
    DropBehindEnd,
    ConstantBehindEnd,
    ShortStall,
    StallForEver,
    Pull,
    PullTwice,
    PullAndSwap,
    PullAndFormat,
    WriteProtected,
    TooSmall,
}
