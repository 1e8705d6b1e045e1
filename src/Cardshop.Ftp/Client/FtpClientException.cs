namespace Cardshop.Ftp.Client;

/// <summary>A server has refused something, cannot be reached, or makes no sense.</summary>
/// <param name="message">What happened, for people.</param>
/// <param name="code">The code of the server's reply; null when there was none.</param>
/// <param name="inner">What lies behind it.</param>
public sealed class FtpClientException(string message, int? code = null, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The code of the server's reply; null when there was none.</summary>
    public int? Code => code;

    /// <summary>Whether another attempt may help: the connection broke, or the server said "later".</summary>
    public bool IsTransient { get; init; } = code is >= 400 and < 500;
}
