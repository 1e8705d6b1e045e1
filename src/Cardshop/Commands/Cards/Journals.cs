using Cardshop.Cards.Writing;

namespace Cardshop.Commands.Cards;

/// <summary>The journals of this user's cards.</summary>
internal static class Journals
{
    /// <summary>Null when this user has no place for them; cards that are interrupted then start over.</summary>
    public static JournalShelf? Open(Session session)
    {
        if (StateFolder.Find() is not { } folder)
        {
            session.Reporter.Notice("This user has no folder to remember in how far cards are (set HOME or XDG_STATE_HOME). A card that is interrupted starts over.");
            return null;
        }

        var shelf = new JournalShelf(session.Storage, Path.Join(folder, "cards"), session.Clock);
        shelf.Prune();
        return shelf;
    }
}
