namespace Cardshop.Commands.Stations.Networking;

/// <summary>Asks a person at the terminal.</summary>
internal static class Question
{
    /// <exception cref="UsageException">Nobody can be asked, or the person did not say yes.</exception>
    public static async Task RequireYesAsync(string question, CancellationToken cancellation)
    {
        if (Console.IsInputRedirected)
        {
            throw new UsageException($"{question} Nobody can be asked. If it is right, say --yes");
        }

        await Console.Error.WriteAsync($"{question} Type yes to go on: ");
        var answer = await Task.Run(Console.ReadLine, cancellation).WaitAsync(cancellation);
        if (answer?.Trim().ToUpperInvariant() is not ("YES" or "Y"))
        {
            throw new UsageException("Nothing was changed.");
        }
    }
}
