namespace Cardshop.Cards.Discovery;

/// <summary>A file system.</summary>
/// <param name="Kind">Its name: <c>ext4</c>, <c>fat32</c>, <c>exfat</c>.</param>
/// <param name="Label">Its label; empty when it has none, or where labels are not read.</param>
public sealed record FoundVolume(string Kind, string Label);
