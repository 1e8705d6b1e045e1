namespace Cardshop.Ftp.Server.Transfers;

/// <summary>What goes over a data connection.</summary>
internal abstract class FtpTransfer : IAsyncDisposable
{
    /// <summary>Large enough that the processor time goes into copying and not into calls.</summary>
    protected const int PieceSize = 256 << 10;

    /// <summary>What it is, for the log: <c>RETR /kiwix/hotspot.img</c>.</summary>
    public required string Description { get; init; }

    /// <summary>Whether the client sends.</summary>
    public virtual bool IsUpload => false;

    /// <summary>Moves all of it.</summary>
    /// <returns>What is to be told to the person at the client.</returns>
    /// <exception cref="DataChannelException">The connection broke.</exception>
    public abstract Task<string> RunAsync(DataChannel data, CancellationToken cancellation);

    public abstract ValueTask DisposeAsync();
}
