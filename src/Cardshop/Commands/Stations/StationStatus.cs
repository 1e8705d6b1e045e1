using Cardshop.Cards.History;

namespace Cardshop.Commands.Stations;

/// <summary>How a station is.</summary>
/// <param name="Running">What it does now; null when it does not run.</param>
/// <param name="Readers">How it went in each slot lately.</param>
internal sealed record StationStatus(StationSnapshot? Running, IReadOnlyList<ReaderReport> Readers);
