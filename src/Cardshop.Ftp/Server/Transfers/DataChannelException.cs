namespace Cardshop.Ftp.Server.Transfers;

/// <summary>The data connection cannot be made or has broken.</summary>
/// <param name="code">The code of the reply.</param>
/// <param name="message">For people.</param>
/// <param name="inner">What lies behind it.</param>
internal sealed class DataChannelException(int code, string message, Exception? inner = null) : Exception(message, inner)
{
    public int Code => code;
}
