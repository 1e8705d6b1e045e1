namespace Cardshop.Stations.Networking;

/// <summary>
/// What to put back when a change of the network does not come to its end:
/// <code>
/// {"interface":"eth0","file":"/etc/netplan/90-cardshop.yaml","content":"bmV0…","commands":[["netplan","apply"]],"begun":"2026-03-11T08:00:00+00:00"}
/// </code>
/// </summary>
/// <param name="Interface">Which was changed.</param>
/// <param name="File">The file that was changed.</param>
/// <param name="Content">What it said, as base64; null when it was not there.</param>
/// <param name="Commands">Programs that make it count again.</param>
/// <param name="Begun">When the change began.</param>
internal sealed record NetworkUndo(string Interface, string File, byte[]? Content, IReadOnlyList<IReadOnlyList<string>> Commands, DateTimeOffset Begun);
