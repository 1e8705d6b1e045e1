namespace Cardshop.Ftp.Files;

/// <summary>A file that is being written. Disposed without a commit, what came is kept as far as the files keep such things.</summary>
public interface IFtpUpload : IAsyncDisposable
{
    /// <summary>Cancelled when somebody else goes on with the file: this upload is over then, whatever the client still sends.</summary>
    CancellationToken Displaced { get; }

    /// <summary>Where the next bytes go; never empty.</summary>
    /// <exception cref="FtpFileException">It cannot go on: there is no room, or no right any more.</exception>
    /// <exception cref="IOException">Writing failed.</exception>
    ValueTask<Memory<byte>> RoomAsync(CancellationToken cancellation);

    /// <summary>Says how many bytes of the room were filled.</summary>
    void Advance(int count);

    /// <summary>Says that the client has sent all it had, and makes that durable.</summary>
    /// <returns>What is to be told to the person at the client.</returns>
    /// <inheritdoc cref="RoomAsync"/>
    ValueTask<string> CommitAsync(CancellationToken cancellation);
}
