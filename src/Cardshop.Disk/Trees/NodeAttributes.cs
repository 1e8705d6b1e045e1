namespace Cardshop.Disk.Trees;

/// <summary>What a file system keeps of a node beside its content. One instance may serve many nodes.</summary>
public sealed record NodeAttributes
{
    /// <summary>Permissions, set-id and sticky bits: the lower 12 bits of <c>st_mode</c>.</summary>
    public required ushort Mode { get; init; }

    /// <summary>Owning user; 0 is root.</summary>
    public uint Uid { get; init; }

    /// <summary>Owning group; 0 is root.</summary>
    public uint Gid { get; init; }

    /// <summary>When the content last changed.</summary>
    public required Timestamp Modified { get; init; }

    /// <summary>When the content was last read.</summary>
    public required Timestamp Accessed { get; init; }

    /// <summary>When content or attributes last changed.</summary>
    public required Timestamp Changed { get; init; }

    /// <summary>When the node was made; where a file system does not keep that, the same as <see cref="Changed"/>.</summary>
    public required Timestamp Created { get; init; }

    /// <summary>Extended attributes, by ordinal order of their names, each name once.</summary>
    public IReadOnlyList<ExtendedAttribute> Extended { get; init; } = [];

    /// <summary>Attributes with one moment for all four times and root as the owner.</summary>
    /// <param name="mode">The lower 12 bits of <c>st_mode</c>.</param>
    /// <param name="time">Accessed, modified, changed and created.</param>
    public static NodeAttributes Of(ushort mode, Timestamp time) =>
        new() { Mode = mode, Modified = time, Accessed = time, Changed = time, Created = time };
}
