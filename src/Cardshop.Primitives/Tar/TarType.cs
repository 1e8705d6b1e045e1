namespace Cardshop.Primitives.Tar;

/// <summary>What a block in a tar archive is the header of: a character.</summary>
internal enum TarType : byte
{
    /// <summary>A file, as v7 wrote it; a folder when its name ends with a slash.</summary>
    OldFile = 0,

    File = (byte)'0',
    HardLink = (byte)'1',
    SymbolicLink = (byte)'2',
    CharacterDevice = (byte)'3',
    BlockDevice = (byte)'4',
    Directory = (byte)'5',
    Fifo = (byte)'6',

    /// <summary>A file that is to lie in one piece on the disk.</summary>
    ContiguousFile = (byte)'7',

    /// <summary>A folder, with the names of what was in it (GNU, incremental archives).</summary>
    DirectoryWithNames = (byte)'D',

    /// <summary>What the next entry links to (GNU).</summary>
    LongLinkName = (byte)'K',

    /// <summary>The path of the next entry (GNU).</summary>
    LongName = (byte)'L',

    /// <summary>The rest of a file that began on another tape (GNU).</summary>
    Continuation = (byte)'M',

    /// <summary>A file with holes (GNU).</summary>
    SparseFile = (byte)'S',

    /// <summary>The name of a tape (GNU).</summary>
    VolumeName = (byte)'V',

    /// <summary>Attributes of all entries to come (POSIX).</summary>
    GlobalAttributes = (byte)'g',

    /// <summary>Attributes of the next entry (POSIX).</summary>
    Attributes = (byte)'x',

    /// <summary>The same, by Solaris before there was a standard.</summary>
    SolarisAttributes = (byte)'X',
}
