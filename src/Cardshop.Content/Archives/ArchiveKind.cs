namespace Cardshop.Content.Archives;

/// <summary>The archives that a recipe may have expanded.</summary>
public enum ArchiveKind
{
    /// <summary>A tar archive.</summary>
    Tar,

    /// <summary>A tar archive compressed by gzip.</summary>
    GzTar,

    /// <summary>A tar archive compressed by bzip2.</summary>
    BzTar,

    /// <summary>A tar archive compressed by xz.</summary>
    XzTar,

    /// <summary>A zip archive.</summary>
    Zip,
}
