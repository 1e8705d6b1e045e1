namespace Cardshop.Disk.Ext4;

/// <summary>Successive blocks of a file that are successive blocks of the volume.</summary>
/// <param name="Logical">The first, counted from the start of the file.</param>
/// <param name="Physical">The first, counted from the start of the volume.</param>
/// <param name="Count">1 or more.</param>
/// <param name="IsUnwritten">Allocated, but to be read as zeros.</param>
internal readonly record struct BlockRun(long Logical, long Physical, long Count, bool IsUnwritten = false)
{
    /// <summary>The first block of the file behind the run.</summary>
    public long End => Logical + Count;
}
