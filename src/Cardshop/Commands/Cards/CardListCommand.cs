using System.CommandLine;

namespace Cardshop.Commands.Cards;

/// <summary><c>cardshop card list</c></summary>
internal static class CardListCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static Command Create()
    {
        var watch = new Option<bool>("--watch") { Description = "Go on, and list again whenever something changes, until Ctrl-C." };
        var command = new Command("list", "Say which disks and readers there are, by slot, what is on them, and why a disk is refused.") { watch };
        command.SetBody(async (session, parse, cancellation) =>
        {
            var lister = new CardLister(Machine.Open(session));
            var (list, text) = Look(lister);
            if (parse.GetValue(watch))
            {
                await WatchAsync(session, lister, text, cancellation);
                (list, text) = (Look(lister).List, "");
            }

            session.Reporter.Result(ExitCode.Ok, list, ResultJson.Default.CardListResult, text);
            return ExitCode.Ok;
        });
        return command;
    }

    private static (CardListResult List, string Text) Look(CardLister lister)
    {
        var disks = lister.Disks();
        var list = lister.Describe(disks);
        return (list, CardListText.Of(disks, list));
    }

    /// <summary>Being interrupted is the usual end.</summary>
    private static async Task WatchAsync(Session session, CardLister lister, string first, CancellationToken cancellation)
    {
        session.Reporter.Step("disks", Look(lister).List, ResultJson.Default.CardListResult, first);
        var shown = first;
        while (!cancellation.IsCancellationRequested)
        {
            await Task.Delay(Pause, session.Clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var (list, text) = Look(lister);
            if (!string.Equals(text, shown, StringComparison.Ordinal))
            {
                session.Reporter.Step("disks", list, ResultJson.Default.CardListResult, $"\n{text}");
                shown = text;
            }
        }
    }
}
