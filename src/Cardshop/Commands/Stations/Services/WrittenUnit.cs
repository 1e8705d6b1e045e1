namespace Cardshop.Commands.Stations.Services;

/// <summary>A unit of systemd.</summary>
/// <param name="File">Its path.</param>
/// <param name="Text">What it says.</param>
internal sealed record WrittenUnit(string File, string Text);
