namespace Cardshop.Commands.Stations.Networking;

/// <summary>A change of the network.</summary>
/// <param name="Interface">Of which.</param>
/// <param name="File">The file that says it.</param>
/// <param name="Text">What it says.</param>
/// <param name="Applied">Whether it counts; false when it was only shown, or taken back.</param>
internal sealed record NetworkChangeResult(string Interface, string File, string Text, bool Applied);
