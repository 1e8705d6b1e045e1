using Microsoft.Win32.SafeHandles;

namespace Cardshop.Ftp.Files;

/// <summary>A file that is open for reading. It can be read to its end, whatever becomes of its name.</summary>
public interface IFtpContent : IDisposable
{
    /// <summary>Size in bytes.</summary>
    long Length { get; }

    /// <summary>The file itself, to be sent by the kernel without a copy; null when there is none. Owned by this.</summary>
    SafeFileHandle? Handle { get; }

    /// <summary>Reads up to <paramref name="destination"/> bytes, at least one unless the end is reached.</summary>
    /// <exception cref="IOException">They cannot be read.</exception>
    ValueTask<int> ReadAsync(long offset, Memory<byte> destination, CancellationToken cancellation);
}
