namespace Cardshop.Content.Archives;

/// <summary>What a member of an archive is.</summary>
public enum MemberKind : byte
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Directory,

    /// <summary>A symbolic link.</summary>
    Symlink,

    /// <summary>Another name of a file that comes before it.</summary>
    HardLink,
}
