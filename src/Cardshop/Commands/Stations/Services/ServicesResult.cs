namespace Cardshop.Commands.Stations.Services;

/// <summary>The services of a station.</summary>
/// <param name="Units">Their units.</param>
/// <param name="Enabled">Those that start at boot.</param>
/// <param name="Written">False when they were only shown.</param>
internal sealed record ServicesResult(IReadOnlyList<WrittenUnit> Units, IReadOnlyList<string> Enabled, bool Written);
