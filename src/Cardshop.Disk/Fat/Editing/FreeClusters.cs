namespace Cardshop.Disk.Fat.Editing;

/// <summary>What an editor remembers from one edit to the next.</summary>
/// <param name="Count">How many clusters are free.</param>
/// <param name="Next">Where to begin looking for one.</param>
internal readonly record struct FreeClusters(uint Count, uint Next);
