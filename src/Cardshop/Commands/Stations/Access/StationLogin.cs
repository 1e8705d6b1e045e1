namespace Cardshop.Commands.Stations.Access;

/// <summary>A login of a station that works.</summary>
/// <param name="Shop">Where.</param>
/// <param name="User">The account.</param>
/// <param name="Site">Whose it is.</param>
/// <param name="File">Where it is kept; null when it was only tried.</param>
internal sealed record StationLogin(string Shop, string User, string Site, string? File);
