using Cardshop.Disk.Ext4.Format;

namespace Cardshop.Disk.Ext4.Reading;

/// <summary>What the descriptor of a block group says.</summary>
internal readonly record struct Group(
    long BlockBitmap,
    long InodeBitmap,
    long InodeTable,
    GroupFlags Flags,
    uint UnusedInodes,
    uint BlockBitmapChecksum);
