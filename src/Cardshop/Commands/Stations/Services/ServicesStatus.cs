using Cardshop.Stations.Units;

namespace Cardshop.Commands.Stations.Services;

/// <summary>How the services of a station are.</summary>
/// <param name="Units">Each of them; none when they are not installed.</param>
internal sealed record ServicesStatus(IReadOnlyList<UnitState> Units);
