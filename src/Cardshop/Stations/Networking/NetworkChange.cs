using System.Text;
using Cardshop.Primitives.Storage;

namespace Cardshop.Stations.Networking;

/// <summary>
/// Changes the network so that it works afterwards: what was before is put back unless the scheduler can be reached, also when this process
/// or the machine is ended in between.
/// </summary>
internal sealed class NetworkChange(IStorage storage, UndoFile undo, INetworkConfigurator configurator, TimeProvider clock)
{
    /// <summary>Carries it out; for who holds the lock of the undo, when nothing is left to put back.</summary>
    /// <param name="settings">What is to be.</param>
    /// <param name="text">What the file is to say.</param>
    /// <param name="probe">The scheduler.</param>
    /// <param name="within">How long it may take until it is reached.</param>
    /// <param name="cancellation">Puts back what was before.</param>
    /// <returns>Null when it is done, else why what was before is back.</returns>
    /// <exception cref="IOException">What was before could not be put back; the undo stays.</exception>
    public async Task<string?> RunAsync(NetworkSettings settings, string text, ShopProbe probe, TimeSpan within, CancellationToken cancellation)
    {
        var path = configurator.PathOf(settings.Interface);
        var before = File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellation) : null;
        undo.Write(new NetworkUndo(settings.Interface, path, before, await configurator.UndoAsync(settings.Interface, cancellation), clock.GetUtcNow()));
        string? problem;
        try
        {
            PrivateFile.Write(storage, path, Encoding.UTF8.GetBytes(text));
            await NetworkCommands.RunAsync(configurator.Apply(settings.Interface), cancellation);
            problem = await probe.AwaitAsync(within, cancellation);
        }
        catch (IOException error)
        {
            problem = error.Message;
        }
        catch
        {
            await undo.PutBackAsync();
            throw;
        }

        if (problem is null)
        {
            undo.Delete();
            return null;
        }

        await undo.PutBackAsync();
        return problem;
    }
}
