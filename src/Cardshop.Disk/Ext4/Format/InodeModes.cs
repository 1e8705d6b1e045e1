namespace Cardshop.Disk.Ext4.Format;

/// <summary>The type bits of <c>st_mode</c> and the file types they stand for; see inode(7).</summary>
internal static class InodeModes
{
    private const ushort Permissions = 0xFFF;

    public static ushort PermissionsOf(ushort mode) => (ushort)(mode & Permissions);

    public static ushort Of(Ext4FileType type, ushort permissions) => (ushort)(TypeBits(type) << 12 | permissions);

    public static Ext4FileType TypeOf(ushort mode) => (mode >> 12) switch
    {
        0x1 => Ext4FileType.Fifo,
        0x2 => Ext4FileType.CharacterDevice,
        0x4 => Ext4FileType.Directory,
        0x6 => Ext4FileType.BlockDevice,
        0x8 => Ext4FileType.RegularFile,
        0xA => Ext4FileType.SymbolicLink,
        0xC => Ext4FileType.Socket,
        _ => Ext4FileType.Unknown,
    };

    private static int TypeBits(Ext4FileType type) => type switch
    {
        Ext4FileType.Fifo => 0x1,
        Ext4FileType.CharacterDevice => 0x2,
        Ext4FileType.Directory => 0x4,
        Ext4FileType.BlockDevice => 0x6,
        Ext4FileType.RegularFile => 0x8,
        Ext4FileType.SymbolicLink => 0xA,
        Ext4FileType.Socket => 0xC,
        _ => 0,
    };
}
