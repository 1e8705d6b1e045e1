using Cardshop.Primitives.Storage;
using Microsoft.Win32.SafeHandles;

namespace Cardshop.Warehouse.Objects;

/// <summary>An object that is open for reading.</summary>
public sealed class ObjectContent(StoredObject described, IStorageFile file) : IDisposable
{
    /// <summary>What it is.</summary>
    public StoredObject Object => described;

    /// <summary>The file, to be sent by the kernel; null when there is none that it knows.</summary>
    internal SafeFileHandle? Handle => (file as IHandleFile)?.Handle;

    /// <summary>Reads bytes.</summary>
    /// <exception cref="IOException">They cannot be read, or the file is shorter than it was.</exception>
    public void Read(long offset, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            var read = file.Read(offset, destination);
            if (read == 0)
            {
                throw new EndOfStreamException($"{described.Name}: the file ends at byte {offset} of {described.Length}.");
            }

            offset += read;
            destination = destination[read..];
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
