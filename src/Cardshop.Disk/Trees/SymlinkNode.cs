namespace Cardshop.Disk.Trees;

/// <summary>A symbolic link.</summary>
public sealed class SymlinkNode : Node
{
    /// <summary>Where it points: 1 to 4095 bytes without NUL.</summary>
    public required ReadOnlyMemory<byte> Target { get; init; }
}
