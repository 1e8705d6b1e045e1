namespace Cardshop.Disk.Fat.Structures;

/// <summary>The refusal of what contradicts itself.</summary>
internal static class Damage
{
    /// <param name="path">The file or directory.</param>
    /// <param name="what">What is wrong with it, as the end of a sentence.</param>
    public static DiskFormatException In(string path, string what) => new($"{path}: {what}. Repair the volume with fsck.fat.");
}
