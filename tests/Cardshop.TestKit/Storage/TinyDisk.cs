using System.Globalization;

namespace Cardshop.TestKit.Storage;

/// <summary>A file system in memory that is soon full. Needs root.</summary>
public sealed class TinyDisk : IDisposable
{
    private readonly string _folder;

    public TinyDisk(string folder, int megabytes)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        Tool.Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m"), "tmpfs", folder);
    }

    public void Dispose() => Tool.Run("umount", _folder);
}
