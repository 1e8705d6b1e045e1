namespace Cardshop.Benchmarks;

/// <summary>Scratch folders.</summary>
internal static class Folders
{
    /// <summary>Removes a folder, if it is there, with all that is in it.</summary>
    public static void Clear(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
