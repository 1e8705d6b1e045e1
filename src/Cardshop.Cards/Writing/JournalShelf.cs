using Cardshop.Cards.Devices;
using Cardshop.Cards.Images;
using Cardshop.Primitives.Storage;

namespace Cardshop.Cards.Writing;

/// <summary>Where the journals of cards lie that are being written, each under the name that stands on its card.</summary>
/// <param name="storage">The file system.</param>
/// <param name="folder">Absolute path; it is made when it is needed.</param>
/// <param name="clock">By which journals grow old.</param>
public sealed class JournalShelf(IStorage storage, string folder, TimeProvider clock)
{
    private const string Suffix = ".journal";
    private static readonly TimeSpan LongestUse = TimeSpan.FromDays(90);

    internal WriteJournal? TryResume(CardMarker marker, CardImage image, long deviceLength, DeviceIdentity identity, bool isVerified) => WriteJournal.TryResume(
        storage, PathOf(marker), JournalHeader.Of(marker, image, deviceLength, identity), image.Windows.Count, isVerified);

    internal WriteJournal Begin(CardMarker marker, CardImage image, long deviceLength, DeviceIdentity identity)
    {
        storage.CreateDirectory(folder);
        return WriteJournal.Begin(storage, PathOf(marker), JournalHeader.Of(marker, image, deviceLength, identity));
    }

    /// <summary>Removes journals that nobody has used for so long that nobody will.</summary>
    public void Prune()
    {
        foreach (var entry in storage.List(folder))
        {
            if (clock.GetUtcNow() - entry.Modified > LongestUse)
            {
                storage.Delete(entry.Path);
            }
        }
    }

    private string PathOf(CardMarker marker) => Path.Join(folder, marker.Journal.ToString("n") + Suffix);
}
