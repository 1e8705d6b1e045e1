using System.CommandLine;

namespace Cardshop.Commands.Cards;

/// <summary><c>cardshop card …</c></summary>
internal static class CardCommand
{
    public static Command Create() => new("card", "Look after memory cards, sticks and other disks (on Linux).")
    {
        CardListCommand.Create(),
        CardWriteCommand.Create(),
        CardVerifyCommand.Create(),
        CardProbeCommand.Create(),
        CardWipeCommand.Create(),
    };
}
