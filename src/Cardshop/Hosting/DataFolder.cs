using Cardshop.Primitives.Storage;

namespace Cardshop.Hosting;

/// <summary>The folder of a shop. The scheduler in it is one process's own; the warehouse keeps others out by itself.</summary>
internal static class DataFolder
{
    /// <summary>Makes it, readable for its owner only.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static void Create(string path) => PrivateFolder.Create(path);

    /// <summary>Keeps every other process from running the scheduler of a folder.</summary>
    /// <exception cref="IOException">Another one does, or the folder cannot be written.</exception>
    public static IDisposable HoldScheduler(IStorage storage, string path) => storage.TryLock(Path.Join(path, "scheduler.lock"))
        ?? throw new IOException($"{path}: another cardshop serves from this folder. End it, or choose another folder with --data.");
}
