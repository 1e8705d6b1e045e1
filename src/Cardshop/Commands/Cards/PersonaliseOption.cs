using System.CommandLine;
using Cardshop.Cards.History;
using Cardshop.Cards.Images;
using Cardshop.Cards.Personalisation;

namespace Cardshop.Commands.Cards;

/// <summary>The option that names a list of what each card has of its own.</summary>
internal sealed class PersonaliseOption
{
    public Option<string?> Option { get; } = new("--personalise")
    {
        Description = "Give each card what one line of this list says: columns serial, ssid, passphrase, hostname, timezone, ap.KEY, file:/PATH. Lines whose cards came out right before are left out.",
        HelpName = "FILE.csv",
    };

    /// <summary>Reads a list.</summary>
    /// <exception cref="PersonalisationException">Something is wrong with it.</exception>
    public static IReadOnlyList<CardDetails> Read(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        using var text = new StreamReader(path);
        var list = new CardListReader(name => File.ReadAllBytes(Path.GetFullPath(name, folder))).Read(text, path);
        return list.Problems.Count == 0 ? list.Cards : throw new PersonalisationException(list.Problems);
    }

    /// <summary>The list, ready to be given out; null when there is none.</summary>
    /// <exception cref="PersonalisationException">Something is wrong with it, or the image cannot take what it says.</exception>
    public PersonalisedCards? Open(Session session, ParseResult parse, CardImage image, CardHistory? history)
    {
        if (parse.GetValue(Option) is not { } path)
        {
            return null;
        }

        var cards = Read(path);
        var source = image.Open();
        var overlay = new CardOverlay(source, image.Places, session.Clock.GetUtcNow());
        var problems = new List<string>();
        foreach (var card in cards)
        {
            try
            {
                overlay.PatchesOf(card, path);
            }
            catch (PersonalisationException error)
            {
                problems.AddRange(error.Problems);
            }
        }

        return problems.Count == 0
            ? new PersonalisedCards(new Handout(cards, history?.Events() ?? []), card => overlay.PatchesOf(card, path))
            : throw new PersonalisationException(problems);
    }
}
