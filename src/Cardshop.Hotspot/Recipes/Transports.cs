namespace Cardshop.Hotspot.Recipes;

/// <summary>Tells the transport from a URL, as aria2 does: by its scheme, and of HTTP by how its path ends.</summary>
public static class Transports
{
    /// <summary>The transport; null when no recipe can use the scheme.</summary>
    public static Transport? Of(Uri url) => url.Scheme switch
    {
        "http" or "https" => OfDocument(url.AbsolutePath),
        "file" => Transport.File,
        "ftp" or "ftps" or "sftp" => Transport.Ftp,
        "magnet" or "torrent" => Transport.BitTorrent,
        "metalink" => Transport.Metalink,
        _ => null,
    };

    private static Transport OfDocument(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".torrent" => Transport.BitTorrent,
        ".metalink" or ".meta4" => Transport.Metalink,
        _ => Transport.Http,
    };
}
