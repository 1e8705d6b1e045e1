using Cardshop.Cards.Station;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Cardshop.Commands.Stations;

/// <summary>Slots as they are drawn for volunteers: large, with what to do next.</summary>
internal static class SlotPanels
{
    private const int PanelWidth = 38;
    private const int BarWidth = 30;

    public static IRenderable Of(IReadOnlyList<SlotView> views) => new Columns(views.Select(Draw)) { Expand = false };

    private static Panel Draw(SlotView view)
    {
        var colour = SlotWords.ColourOf(view.State);
        var rows = new List<IRenderable>
        {
            new FigletText(view.Slot.ToString()).Color(Style.Parse(colour).Foreground),
            new Markup($"[bold {colour}]{SlotWords.Of(view.State).ToUpperInvariant()}[/]"),
            new Markup(Bar(view, colour)),
            new Text(view.Text),
            new Text($"{(view.Serial is null ? "" : $"{view.Serial}  ")}right {view.Right}, wrong {view.Wrong}"),
        };
        return new Panel(new Rows(rows)) { Width = PanelWidth, Border = BoxBorder.Heavy, BorderStyle = Style.Parse(colour) };
    }

    private static string Bar(SlotView view, string colour)
    {
        if (view.Progress is not { Total: > 0 } progress)
        {
            return " ";
        }

        var filled = (int)(BarWidth * progress.Verified / progress.Total);
        return $"[{colour}]{new string('█', filled)}[/][grey]{new string('░', BarWidth - filled)}[/] {100 * progress.Verified / progress.Total} %";
    }
}
