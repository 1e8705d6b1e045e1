namespace Cardshop.Disk.Trees;

/// <summary>The kinds of nodes that have no content.</summary>
public enum SpecialKind
{
    /// <summary>A character device.</summary>
    CharacterDevice,

    /// <summary>A block device.</summary>
    BlockDevice,

    /// <summary>A named pipe.</summary>
    Fifo,

    /// <summary>A socket.</summary>
    Socket,
}
