using Cardshop.Ftp.Files;
using Cardshop.Warehouse.Objects;
using Microsoft.Win32.SafeHandles;

namespace Cardshop.Warehouse.Ftp;

/// <summary>An object that is sent.</summary>
internal sealed class StoredContent(ObjectContent content) : IFtpContent
{
    public long Length => content.Object.Length;

    public SafeFileHandle? Handle => content.Handle;

    public ValueTask<int> ReadAsync(long offset, Memory<byte> destination, CancellationToken cancellation)
    {
        var count = (int)Math.Min(destination.Length, Length - offset);
        content.Read(offset, destination.Span[..count]);
        return new(count);
    }

    public void Dispose() => content.Dispose();
}
