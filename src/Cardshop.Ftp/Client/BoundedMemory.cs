namespace Cardshop.Ftp.Client;

/// <summary>Memory that takes so much and no more.</summary>
internal sealed class BoundedMemory(int most) : MemoryStream
{
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        Length + buffer.Length <= most ? base.WriteAsync(buffer, cancellationToken) : throw new FtpClientException($"The server sends a list of more than {most} bytes.");
}
