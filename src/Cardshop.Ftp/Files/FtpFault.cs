namespace Cardshop.Ftp.Files;

/// <summary>Why something cannot be done with a file. Each has a reply code of its own.</summary>
public enum FtpFault
{
    /// <summary>There is no such thing, or not for whoever asks.</summary>
    NotFound,

    /// <summary>Whoever asks may not.</summary>
    Denied,

    /// <summary>The name cannot be used: it is taken, or not allowed.</summary>
    Name,

    /// <summary>There is no room for it.</summary>
    Full,

    /// <summary>Somebody else is at it; try again later.</summary>
    Busy,

    /// <summary>The storage failed; try again later.</summary>
    Failed,

    /// <summary>The bytes are not those that were announced.</summary>
    WrongBytes,

    /// <summary>The client wants to go on at a place that is not where it is.</summary>
    WrongOffset,
}
