using Cardshop.Warehouse.Objects;

namespace Cardshop.Warehouse.Folders;

/// <summary>An upload as it was begun.</summary>
internal sealed record UploadRecord(string Id, NewObject Object, DateTimeOffset Created);
