namespace Cardshop.Ftp.Files;

/// <summary>Something cannot be done with a file. The message is for the person at the client: what, to which thing, and what to do next.</summary>
/// <param name="fault">Why.</param>
/// <param name="message">For people, one line.</param>
/// <param name="inner">What lies behind it.</param>
public sealed class FtpFileException(FtpFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Why.</summary>
    public FtpFault Fault => fault;

    /// <summary>The code of the reply.</summary>
    internal int Code => fault switch
    {
        FtpFault.NotFound or FtpFault.Denied => 550,
        FtpFault.Name => 553,
        FtpFault.Full => 552,
        FtpFault.Busy => 450,
        FtpFault.WrongOffset => 554,
        FtpFault.WrongBytes => 551,
        _ => 451,
    };
}
