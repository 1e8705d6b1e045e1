namespace Cardshop.Content.Archives.Zip;

/// <summary>What a member was where it was made: the highest four bits of <c>st_mode</c>, see inode(7).</summary>
internal enum ZipFileType
{
    /// <summary>Not known; a file, or a folder if its name ends with a slash.</summary>
    Unknown = 0,

    Directory = 0x4000,
    Regular = 0x8000,
    Symlink = 0xA000,
}
