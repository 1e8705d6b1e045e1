namespace Cardshop.Disk.Ext4.Reading;

/// <summary>What a superblock says: for all to see, and about the groups of blocks.</summary>
internal sealed record VolumeHeader(Ext4Superblock Superblock, BlockGroups Groups);
