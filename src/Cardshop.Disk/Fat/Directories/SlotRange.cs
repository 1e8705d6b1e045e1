namespace Cardshop.Disk.Fat.Directories;

/// <summary>Some of the 32-byte slots of a directory, one behind the other.</summary>
/// <param name="First">Counted from 0 on.</param>
/// <param name="Count">How many.</param>
internal readonly record struct SlotRange(int First, int Count)
{
    /// <summary>The first slot behind them.</summary>
    public int End => First + Count;
}
