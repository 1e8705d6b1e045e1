namespace Cardshop.Stations.Units;

/// <summary>A unit of systemd.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Text">What it says.</param>
internal sealed record UnitFile(string Name, string Text);
