using Cardshop.Primitives.Storage;

namespace Cardshop.TestKit.Storage;

/// <summary>An open file of a <see cref="SimulatedStorage"/>. It dies with the process that opened it.</summary>
internal sealed class SimulatedFile(SimulatedStorage storage, string path, SimulatedContent content) : IStorageFile
{
    private readonly int _life = storage.Life;
    private bool _bypassing;

    public long Length
    {
        get
        {
            lock (storage.Sync)
            {
                storage.Begin($"length of {path}", _life);
                return content.Length;
            }
        }
    }

    public void SetLength(long length)
    {
        lock (storage.Sync)
        {
            storage.Begin($"set length of {path} to {length}", _life);
            content.SetLength(length, storage.Now);
        }
    }

    public int Read(long offset, Span<byte> destination)
    {
        lock (storage.Sync)
        {
            storage.Begin($"read {destination.Length} bytes of {path} at {offset}", _life);
            return content.Read(offset, destination);
        }
    }

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        lock (storage.Sync)
        {
            RequireAlignment(offset, bytes);
            var operation = $"write {bytes.Length} bytes of {path} at {offset}";
            var effective = storage.BeginWrite(operation, _life, bytes.Length);
            content.Write(offset, bytes[..effective], storage.Now);
            if (effective < bytes.Length)
            {
                throw new StorageCutException(operation);
            }
        }
    }

    public void Flush()
    {
        lock (storage.Sync)
        {
            storage.Begin($"flush {path}", _life);
            content.Flush();
        }
    }

    public bool TryBypassCache() => _bypassing = true;

    public void Dispose()
    {
    }

    private unsafe void RequireAlignment(long offset, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* address = bytes)
        {
            if (_bypassing && (offset | (long)bytes.Length | (long)address) % AlignedBuffer.Alignment != 0)
            {
                throw new ArgumentException($"{path}: {bytes.Length} bytes at {offset} from {(long)address:x} are not aligned, but the cache is to be bypassed.");
            }
        }
    }
}
