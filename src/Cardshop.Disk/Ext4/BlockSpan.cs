namespace Cardshop.Disk.Ext4;

/// <summary>Successive blocks of a volume.</summary>
/// <param name="Start">The first of them.</param>
/// <param name="End">The first behind them.</param>
internal readonly record struct BlockSpan(long Start, long End)
{
    public long Count => End - Start;
}
