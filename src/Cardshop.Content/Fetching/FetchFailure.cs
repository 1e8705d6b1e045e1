namespace Cardshop.Content.Fetching;

/// <summary>Why content could not be fetched.</summary>
public enum FetchFailure
{
    /// <summary>No answer, or none but errors of the server, after all attempts.</summary>
    Unreachable,

    /// <summary>The server, or the file system, knows no such file.</summary>
    NotFound,

    /// <summary>The server, or the file system, will not give it to us, or we will not take it in the way it is given.</summary>
    Refused,

    /// <summary>All bytes came, but their checksum is not the one that was asked for.</summary>
    ChecksumMismatch,

    /// <summary>The server sent more or fewer bytes than it said.</summary>
    LengthMismatch,

    /// <summary>The server stopped sending, after all attempts.</summary>
    Stalled,

    /// <summary>A kind of source that is not fetched: torrent, magnet, metalink, FTP.</summary>
    Unsupported,

    /// <summary>There is no room for it.</summary>
    DiskFull,
}
