namespace Cardshop.Hotspot.Recipes;

/// <summary>What to do with the bytes of a file.</summary>
public enum Via
{
    /// <summary>Write them.</summary>
    Direct,

    /// <summary>Decode the base64 that they are.</summary>
    Base64,

    /// <summary>Unpack a tar archive.</summary>
    Tar,

    /// <summary>Unpack a tar archive compressed with gzip.</summary>
    Gztar,

    /// <summary>Unpack a tar archive compressed with bzip2.</summary>
    Bztar,

    /// <summary>Unpack a tar archive compressed with xz.</summary>
    Xztar,

    /// <summary>Unpack a zip archive.</summary>
    Zip,
}
