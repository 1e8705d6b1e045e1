namespace Cardshop.Disk.Ext4.Hashing;

/// <summary>Four words that a hash mixes.</summary>
internal record struct State(uint A, uint B, uint C, uint D);
