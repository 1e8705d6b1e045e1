namespace Cardshop.Warehouse.Objects;

/// <summary>An upload that is not over.</summary>
/// <param name="Id">32 random hexadecimal digits.</param>
/// <param name="Object">What it is to become.</param>
/// <param name="Offset">How many of its bytes would survive a power cut.</param>
/// <param name="Active">When it was last written to.</param>
public sealed record UploadState(string Id, NewObject Object, long Offset, DateTimeOffset Active);
