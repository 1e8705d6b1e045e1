namespace Cardshop.Cards.Devices.Real;

/// <summary>What can lie at a path, as the mode of <c>stat</c> says it; any other value is neither of these.</summary>
internal enum FileKind
{
    /// <summary>A folder.</summary>
    Folder = 0x4000,

    /// <summary>A block device.</summary>
    BlockDevice = 0x6000,

    /// <summary>A regular file.</summary>
    Regular = 0x8000,
}
