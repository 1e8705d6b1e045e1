using Cardshop.Content.Store;
using Cardshop.Primitives.Storage;

namespace Cardshop;

/// <summary>Files for their owner's eyes only.</summary>
internal static class PrivateFile
{
    /// <summary>Replaces a file, wholly or not at all; from here on it survives a power cut. Nobody else can read it at any moment.</summary>
    /// <param name="storage">Where it lies.</param>
    /// <param name="path">Its path, in a folder that is there.</param>
    /// <param name="content">Writes what it shall say.</param>
    public static void Write(IStorage storage, string path, Action<Stream> content)
    {
        var temporary = path + DurableFile.Unfinished;
        storage.Delete(temporary);
        using (var file = new FileStream(temporary, Options()))
        {
            content(file);
            file.Flush(flushToDisk: true);
        }

        storage.Move(temporary, path);
        storage.FlushDirectory(Path.GetDirectoryName(path)!);
    }

    /// <inheritdoc cref="Write(IStorage, string, Action{Stream})"/>
    public static void Write(IStorage storage, string path, byte[] content) => Write(storage, path, file => file.Write(content));

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
