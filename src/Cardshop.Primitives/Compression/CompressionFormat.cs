namespace Cardshop.Primitives.Compression;

/// <summary>How bytes were compressed.</summary>
public enum CompressionFormat
{
    /// <summary>gzip (<see href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</see>).</summary>
    Gzip,

    /// <summary>bzip2 (<see href="https://sourceware.org/bzip2/">its home</see> is its specification).</summary>
    Bzip2,

    /// <summary>xz (<see href="https://tukaani.org/xz/xz-file-format.txt">the .xz file format</see>).</summary>
    Xz,

    /// <summary>Zstandard (<see href="https://www.rfc-editor.org/rfc/rfc8878">RFC 8878</see>).</summary>
    Zstd,
}
