using System.Text.Json;
using Cardshop.Primitives.Storage;

namespace Cardshop.Stations.Networking;

/// <summary>The file that says what to put back. While it is there, a change is under way or was interrupted; who changes the network holds its lock.</summary>
/// <param name="storage">Where it lies.</param>
/// <param name="path">Its path.</param>
internal sealed class UndoFile(IStorage storage, string path)
{
    public string Path => path;

    public bool Exists => File.Exists(path);

    /// <summary>Keeps others from changing the network; null when somebody does.</summary>
    public IDisposable? TryLock()
    {
        PrivateFolder.Create(System.IO.Path.GetDirectoryName(path)!);
        return storage.TryLock(path + ".lock");
    }

    public void Write(NetworkUndo undo) => PrivateFile.Write(storage, path, JsonSerializer.SerializeToUtf8Bytes(undo, NetworkJson.Default.NetworkUndo));

    /// <summary>The change is over, one way or the other.</summary>
    public void Delete()
    {
        storage.Delete(path);
        storage.FlushDirectory(System.IO.Path.GetDirectoryName(path)!);
    }

    /// <summary>Puts back what an interrupted change has changed; for who holds the lock.</summary>
    /// <returns>What was put back; null when there was nothing.</returns>
    /// <exception cref="IOException">It could not be made to count. The next time tries again.</exception>
    public async Task<NetworkUndo?> PutBackAsync()
    {
        if (Read() is not { } undo)
        {
            return null;
        }

        if (undo.Content is { } content)
        {
            PrivateFile.Write(storage, undo.File, content);
        }
        else
        {
            storage.Delete(undo.File);
            storage.FlushDirectory(System.IO.Path.GetDirectoryName(undo.File)!);
        }

        // Not to be interrupted: a machine that nobody reaches is worse than one that ends late.
        await NetworkCommands.RunAsync(undo.Commands, CancellationToken.None);
        Delete();
        return undo;
    }

    private NetworkUndo? Read()
    {
        try
        {
            return Exists ? JsonSerializer.Deserialize(File.ReadAllBytes(path), NetworkJson.Default.NetworkUndo) : null;
        }
        catch (JsonException error)
        {
            throw new IOException($"{path}: is damaged, so that what was before a change of the network is not known. Look at the network, then remove this file. ({error.Message})", error);
        }
    }
}
