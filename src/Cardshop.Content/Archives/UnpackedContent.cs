using Cardshop.Content.Store;

namespace Cardshop.Content.Archives;

/// <summary>The blob that is unpacked from an archive, begun when there is something to put into it.</summary>
internal sealed class UnpackedContent(ContentStore store) : IDisposable
{
    private BlobWriter? _writer;

    public BlobWriter Writer => _writer ??= store.BeginBlob();

    /// <summary>Puts the blob into the store; null when there is none.</summary>
    public StoredBlob? Commit() => _writer?.Commit();

    public void Dispose() => _writer?.Dispose();
}
