using Cardshop.Cards.Station;

namespace Cardshop.Commands.Stations;

/// <summary>What goes on in a slot, in a word or two.</summary>
internal static class SlotWords
{
    public static string Of(SlotState state) => state switch
    {
        SlotState.NoReader => "no reader",
        SlotState.Empty => "ready for a card",
        SlotState.Refused => "not this card",
        SlotState.Asks => "a question",
        SlotState.Checking => "looking",
        SlotState.Writing => "writing",
        SlotState.Done => "done",
        _ => "not right",
    };

    /// <summary>A colour of the terminal.</summary>
    public static string ColourOf(SlotState state) => state switch
    {
        SlotState.Done => "green",
        SlotState.Failed or SlotState.Refused => "red",
        SlotState.Asks => "yellow",
        SlotState.Checking or SlotState.Writing => "blue",
        _ => "grey",
    };
}
