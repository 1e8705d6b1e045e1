namespace Cardshop.Ftp.Files;

/// <summary>How a file is to be written.</summary>
/// <param name="Offset">Where the first byte goes; null for the end of what is there (<c>APPE</c>).</param>
/// <param name="Announced">How many bytes the client said there will be in all (<c>ALLO</c>); null when it did not.</param>
public sealed record FtpWrite(long? Offset, long? Announced);
