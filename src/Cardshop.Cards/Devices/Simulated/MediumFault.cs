using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Devices.Simulated;

/// <summary>A place of a simulated medium where something is wrong.</summary>
/// <param name="Kind">What.</param>
/// <param name="Range">Where.</param>
/// <param name="Times">How often; <see cref="int.MaxValue"/> for ever.</param>
public sealed record MediumFault(MediumFaultKind Kind, ByteRange Range, int Times = int.MaxValue);
