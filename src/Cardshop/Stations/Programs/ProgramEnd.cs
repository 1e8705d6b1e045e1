namespace Cardshop.Stations.Programs;

/// <summary>How a program ended.</summary>
/// <param name="Command">What was run.</param>
/// <param name="ExitCode">0 when it did what it should.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record ProgramEnd(string Command, int ExitCode, string Output, string Error)
{
    /// <summary>For who has to find out why it failed.</summary>
    public override string ToString() => $"{Command}: ended with {ExitCode}. {(Error.Trim() is { Length: > 0 } error ? error : Output.Trim())}".TrimEnd();
}
