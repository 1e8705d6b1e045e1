using Cardshop.Cards.History;

namespace Cardshop.Commands.Stations;

/// <summary>How a station is.</summary>
/// <param name="Running">What it does now; null when it does not run.</param>
/// <param name="Readers">How it went in each slot lately.</param>
/// <param name="Shop">What its shop knows of it; null when it is not logged in, or the shop does not say.</param>
internal sealed record StationStatus(StationSnapshot? Running, IReadOnlyList<ReaderReport> Readers, ShopSide? Shop = null);
