namespace Cardshop.Warehouse.Objects;

/// <summary>An object whose bytes are not those that were stored.</summary>
/// <param name="Name">Which.</param>
/// <param name="Reason">What is wrong, for people.</param>
/// <param name="KeptAs">Where the damaged bytes lie now; null when there are none.</param>
public sealed record Damage(ObjectName Name, string Reason, string? KeptAs);
