using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Trees;

/// <summary>A regular file.</summary>
public sealed class FileNode : Node
{
    /// <summary>What it holds. Ranges that the source knows to be zero become holes.</summary>
    public required ByteSource Content { get; init; }
}
