using Cardshop.Ftp.Files;
using Microsoft.Win32.SafeHandles;

namespace Cardshop.Ftp.Folders;

/// <summary>A file of a folder that is sent.</summary>
internal sealed class FolderContent(SafeFileHandle handle) : IFtpContent
{
    public long Length { get; } = RandomAccess.GetLength(handle);

    public SafeFileHandle? Handle => handle;

    public ValueTask<int> ReadAsync(long offset, Memory<byte> destination, CancellationToken cancellation) => new(RandomAccess.Read(handle, destination.Span, offset));

    public void Dispose() => handle.Dispose();
}
