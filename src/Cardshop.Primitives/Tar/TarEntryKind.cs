namespace Cardshop.Primitives.Tar;

/// <summary>What an entry of a tar archive is.</summary>
public enum TarEntryKind
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>Another name of an earlier entry.</summary>
    HardLink,

    /// <summary>A symbolic link.</summary>
    SymbolicLink,

    /// <summary>A character device.</summary>
    CharacterDevice,

    /// <summary>A block device.</summary>
    BlockDevice,

    /// <summary>A folder.</summary>
    Directory,

    /// <summary>A named pipe.</summary>
    Fifo,

    /// <summary>A file with holes in GNU's form: its data are the parts between them, with a map.</summary>
    SparseFile,

    /// <summary>The rest of a file that began in another archive (GNU).</summary>
    Continuation,

    /// <summary>Something else; the type flag says what.</summary>
    Other,
}
