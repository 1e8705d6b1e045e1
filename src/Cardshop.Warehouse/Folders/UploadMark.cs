namespace Cardshop.Warehouse.Folders;

/// <summary>How far an upload is.</summary>
/// <param name="Offset">Bytes that are durable.</param>
/// <param name="Holes">How many of them lie in holes.</param>
/// <param name="Active">When it got there.</param>
internal sealed record UploadMark(long Offset, long Holes, DateTimeOffset Active)
{
    /// <summary>Bytes that take room.</summary>
    public long StoredBytes => Offset - Holes;
}
