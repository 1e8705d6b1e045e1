namespace Cardshop.Disk.Trees;

/// <summary>A device, a named pipe or a socket.</summary>
public sealed class SpecialNode : Node
{
    /// <summary>Which of them.</summary>
    public required SpecialKind Kind { get; init; }

    /// <summary>Major number of a device, 0 to 4095.</summary>
    public uint Major { get; init; }

    /// <summary>Minor number of a device, 0 to 1,048,575.</summary>
    public uint Minor { get; init; }
}
