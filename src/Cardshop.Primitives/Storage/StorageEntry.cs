namespace Cardshop.Primitives.Storage;

/// <summary>What a file system says of a file or folder.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="IsDirectory">A folder; <paramref name="Length"/> is then 0.</param>
/// <param name="Length">Size in bytes.</param>
/// <param name="Modified">When the content last changed.</param>
public sealed record StorageEntry(string Path, bool IsDirectory, long Length, DateTimeOffset Modified)
{
    /// <summary>The last part of the path.</summary>
    public string Name => System.IO.Path.GetFileName(Path);
}
