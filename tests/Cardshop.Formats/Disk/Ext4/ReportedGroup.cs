namespace Cardshop.Formats.Disk.Ext4;

/// <summary>What <c>dumpe2fs</c> says of a block group.</summary>
internal sealed record ReportedGroup(int Number, string[] Flags, long InodeTable, long FreeInodes);
