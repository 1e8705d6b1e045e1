using Cardshop.Primitives.Sizes;

namespace Cardshop.Warehouse.Folders;

/// <summary>How a folder store works.</summary>
public sealed record FolderStoreOptions
{
    /// <summary>Bytes that the store may take; null for all that the file system has.</summary>
    public long? Capacity { get; init; }

    /// <summary>Bytes of the file system that are left to others.</summary>
    public long KeepFree { get; init; } = ByteSize.GiB;

    /// <summary>Bytes that are hashed and written at a time, a multiple of 4096; an upload takes four times as much memory.</summary>
    public int BlockSize { get; init; } = 512 << 10;
}
