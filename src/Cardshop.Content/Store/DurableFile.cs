using Cardshop.Primitives.Storage;

namespace Cardshop.Content.Store;

/// <summary>Changes that are either made wholly or not at all, whatever happens while they are made.</summary>
public static class DurableFile
{
    /// <summary>What the name of a file ends with while it is written.</summary>
    public const string Unfinished = ".new";

    /// <summary>Replaces the content of a small file.</summary>
    /// <param name="storage">Where it lies.</param>
    /// <param name="path">Its path.</param>
    /// <param name="content">The new content.</param>
    /// <param name="isLasting">
    /// Whether it survives a power cut from here on. Where it need not, a power cut may leave nonsense, and the wait for the device is saved.
    /// </param>
    public static void Write(IStorage storage, string path, ReadOnlySpan<byte> content, bool isLasting)
    {
        var temporary = path + Unfinished;
        using (var file = storage.Open(temporary, StorageMode.Replace))
        {
            file.Write(0, content);
            if (isLasting)
            {
                file.Flush();
            }
        }

        storage.Move(temporary, path);
        if (isLasting)
        {
            storage.FlushDirectory(Path.GetDirectoryName(path)!);
        }
    }

    /// <summary>Moves a flushed file into a folder that may be new; when this returns, its name survives a power cut.</summary>
    public static void Move(IStorage storage, string from, string to)
    {
        var folder = Path.GetDirectoryName(to)!;
        storage.CreateDirectory(folder);
        storage.Move(from, to);
        storage.FlushDirectory(folder);
        storage.FlushDirectory(Path.GetDirectoryName(folder)!);
    }

    /// <summary>Makes a folder, and those above it that are missing, durable in the one that was there already.</summary>
    public static void CreateFolder(IStorage storage, string path)
    {
        if (storage.Find(path) is null && Path.GetDirectoryName(path) is { } parent)
        {
            CreateFolder(storage, parent);
            storage.CreateDirectory(path);
            storage.FlushDirectory(parent);
        }
    }
}
