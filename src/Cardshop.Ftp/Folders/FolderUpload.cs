using System.Buffers;
using Cardshop.Ftp.Files;
using Microsoft.Win32.SafeHandles;

namespace Cardshop.Ftp.Folders;

/// <summary>A file of a folder that is taken.</summary>
internal sealed class FolderUpload : IFtpUpload
{
    private const int BufferSize = 256 << 10;

    private readonly SafeFileHandle _handle;
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private long _offset;
    private int _filled;

    public FolderUpload(SafeFileHandle handle, long offset)
    {
        (_handle, _offset) = (handle, offset);
        RandomAccess.SetLength(handle, offset);
    }

    public CancellationToken Displaced => CancellationToken.None;

    public ValueTask<Memory<byte>> RoomAsync(CancellationToken cancellation)
    {
        if (_filled == BufferSize)
        {
            Write();
        }

        return new(_buffer.AsMemory(_filled, BufferSize - _filled));
    }

    public void Advance(int count) => _filled += count;

    public ValueTask<string> CommitAsync(CancellationToken cancellation)
    {
        Write();
        RandomAccess.FlushToDisk(_handle);
        return new($"The file has {_offset} bytes now.");
    }

    public ValueTask DisposeAsync()
    {
        Write();
        _handle.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
        return ValueTask.CompletedTask;
    }

    private void Write()
    {
        RandomAccess.Write(_handle, _buffer.AsSpan(0, _filled), _offset);
        (_offset, _filled) = (_offset + _filled, 0);
    }
}
