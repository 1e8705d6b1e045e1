using Cardshop.Warehouse.Objects;

namespace Cardshop.Warehouse.Folders;

/// <summary>An upload that is not over, with how far it is.</summary>
internal sealed class FolderUpload(UploadRecord record, UploadMark mark)
{
    private volatile UploadRecord _record = record;
    private volatile UploadMark _mark = mark;

    public string Id => _record.Id;

    public NewObject Object => _record.Object;

    /// <summary>As it was begun, and who took it over since.</summary>
    public UploadRecord Record
    {
        get => _record;
        set => _record = value;
    }

    /// <summary>How far it is, durably.</summary>
    public UploadMark Mark
    {
        get => _mark;
        set => _mark = value;
    }

    /// <summary>Bytes that are kept for it: its own, rounded up to blocks, and those of its checksum file.</summary>
    public long Reserved => FolderSpace.Round(_record.Object.Reserved) + FolderSpace.BlockSize;

    public UploadState State => new(Id, Object, _mark.Offset, _mark.Active);
}
