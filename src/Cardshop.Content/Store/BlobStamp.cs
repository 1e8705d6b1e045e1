using Cardshop.Primitives.Storage;

namespace Cardshop.Content.Store;

/// <summary>What the file of a blob looked like when its digest was last seen to be right. As long as it still does, it is taken to be right.</summary>
internal sealed record BlobStamp(long Length, DateTimeOffset Modified)
{
    public static BlobStamp Of(StorageEntry file) => new(file.Length, file.Modified);
}
