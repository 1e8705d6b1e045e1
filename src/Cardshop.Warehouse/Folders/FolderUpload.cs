using Cardshop.Warehouse.Objects;

namespace Cardshop.Warehouse.Folders;

/// <summary>An upload that is not over, with how far it is.</summary>
internal sealed class FolderUpload(UploadRecord record, UploadMark mark)
{
    private volatile UploadMark _mark = mark;

    public string Id => record.Id;

    public NewObject Object => record.Object;

    /// <summary>How far it is, durably.</summary>
    public UploadMark Mark
    {
        get => _mark;
        set => _mark = value;
    }

    /// <summary>Bytes that are kept for it: its own, rounded up to blocks, and those of its checksum file.</summary>
    public long Reserved => FolderSpace.Round(record.Object.Reserved) + FolderSpace.BlockSize;

    public UploadState State => new(record.Id, record.Object, _mark.Offset, _mark.Active);
}
