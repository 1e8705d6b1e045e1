using Cardshop.Stations.Programs;

namespace Cardshop.Stations.Networking;

/// <summary>Runs the programs that make a file count.</summary>
internal static class NetworkCommands
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(45);

    /// <exception cref="IOException">One of them failed.</exception>
    public static async Task RunAsync(IReadOnlyList<IReadOnlyList<string>> commands, CancellationToken cancellation)
    {
        foreach (var command in commands)
        {
            await SystemProgram.Get(command[0], "It keeps the network of this machine.").RunAsync(command.Skip(1), Longest, cancellation);
        }
    }
}
