namespace Cardshop.Workers.Kit;

/// <summary>Names for workers.</summary>
public static class WorkerName
{
    private const int Longest = 64;

    /// <summary>The name of this machine, in characters that a worker's name may have.</summary>
    public static string OfMachine()
    {
        var name = string.Concat(Environment.MachineName.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' ? c : '-'));
        return name.Length is 0 ? "worker" : name[..Math.Min(name.Length, Longest)];
    }
}
