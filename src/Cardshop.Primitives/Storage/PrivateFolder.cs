namespace Cardshop.Primitives.Storage;

/// <summary>Folders that only their owner may look into.</summary>
public static class PrivateFolder
{
    /// <summary>Makes a folder and those above it. One that is there already stays as it is.</summary>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
