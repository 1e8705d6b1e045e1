namespace Cardshop.Warehouse.Objects;

/// <summary>What was removed because its time was over.</summary>
public sealed record Expiration(IReadOnlyList<ObjectName> Objects, IReadOnlyList<UploadState> Uploads);
