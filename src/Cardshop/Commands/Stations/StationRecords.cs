using System.Text.Json;
using Cardshop.Cards.History;
using Cardshop.Content.Store;

namespace Cardshop.Commands.Stations;

/// <summary>What is remembered of the cards that this user has written.</summary>
internal sealed class StationRecords
{
    private const string HistoryName = "cards.jsonl";
    private const string SnapshotName = "station.json";
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(30);

    private readonly Session _session;
    private readonly string _folder;

    private StationRecords(Session session, string folder)
    {
        (_session, _folder) = (session, folder);
        History = new CardHistory(session.Storage, Path.Join(folder, HistoryName));
    }

    public CardHistory History { get; }

    /// <exception cref="UsageException">This user has no place for them.</exception>
    public static StationRecords Open(Session session) => new(
        session, StateFolder.Find() ?? throw new UsageException("This user has no folder to remember cards in. Set HOME or XDG_STATE_HOME."));

    /// <summary>The same; null when this user has no place for them.</summary>
    public static StationRecords? TryOpen(Session session) => StateFolder.Find() is { } folder ? new StationRecords(session, folder) : null;

    /// <summary>Says what a station does now.</summary>
    public void Keep(StationSnapshot snapshot)
    {
        _session.Storage.CreateDirectory(_folder);
        DurableFile.Write(_session.Storage, Path.Join(_folder, SnapshotName), JsonSerializer.SerializeToUtf8Bytes(snapshot, StationJson.Default.StationSnapshot), isLasting: false);
    }

    /// <summary>The station is over.</summary>
    public void Forget() => _session.Storage.Delete(Path.Join(_folder, SnapshotName));

    /// <summary>What a station does now; null when none runs.</summary>
    public StationSnapshot? Running()
    {
        var path = Path.Join(_folder, SnapshotName);
        try
        {
            var snapshot = File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), StationJson.Default.StationSnapshot) : null;
            return snapshot is not null && _session.Clock.GetUtcNow() - snapshot.At < Stale ? snapshot : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
