namespace Cardshop.Hotspot.Recipes;

/// <summary>How what a URL names is fetched. All of them may stand in a recipe; see the guide for those that can be fetched.</summary>
public enum Transport
{
    /// <summary>HTTP or HTTPS.</summary>
    Http,

    /// <summary>A file of this machine.</summary>
    File,

    /// <summary>FTP, with or without TLS, or SFTP.</summary>
    Ftp,

    /// <summary>A torrent file or a magnet link.</summary>
    BitTorrent,

    /// <summary>A metalink (RFC 5854): a list of places and digests.</summary>
    Metalink,
}
