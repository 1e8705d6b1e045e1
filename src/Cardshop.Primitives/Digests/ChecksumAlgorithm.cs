namespace Cardshop.Primitives.Digests;

/// <summary>The checksums that a recipe may name.</summary>
public enum ChecksumAlgorithm
{
    /// <summary>MD5 (RFC 1321), 16 bytes.</summary>
    Md5,

    /// <summary>SHA-1 (FIPS 180-4), 20 bytes.</summary>
    Sha1,

    /// <summary>SHA-224 (FIPS 180-4), 28 bytes.</summary>
    Sha224,

    /// <summary>SHA-256 (FIPS 180-4), 32 bytes.</summary>
    Sha256,

    /// <summary>SHA-384 (FIPS 180-4), 48 bytes.</summary>
    Sha384,

    /// <summary>SHA-512 (FIPS 180-4), 64 bytes.</summary>
    Sha512,

    /// <summary>Adler-32 (RFC 1950 section 8.2), 4 bytes with the most significant first.</summary>
    Adler32,
}
