namespace Cardshop.Disk.Fat.Names;

/// <summary>
/// Which parts of an 8.3 name are to be shown in lower case: bits of the byte that the specification reserves for Windows NT. Linux and
/// mtools heed them as well.
/// </summary>
[Flags]
internal enum NameCase : byte
{
    Upper = 0,
    LowerBase = 0x08,
    LowerExtension = 0x10,
}
