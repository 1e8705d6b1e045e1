using System.Diagnostics;
using Cardshop.Commands;
using Cardshop.Imaging.Bases;

namespace Cardshop.Stations.Programs;

/// <summary>A program of the operating system that does part of the work.</summary>
/// <param name="path">Where it is.</param>
internal sealed class SystemProgram(string path)
{
    private static readonly string[] Folders = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

    /// <summary>Where programs of administrators lie that are not in <c>$PATH</c>; null when there is none of this name.</summary>
    public static SystemProgram? Find(string name) =>
        (Variables.Find("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(Folders)
            .Select(folder => Path.Join(folder, name)).FirstOrDefault(File.Exists) is { } path ? new SystemProgram(path) : null;

    /// <exception cref="MissingToolException">This machine does not have it.</exception>
    public static SystemProgram Get(string name, string purpose) => Find(name) ?? throw new MissingToolException($"{name} is not installed. {purpose}");

    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">What it is given.</param>
    /// <param name="longest">After this it is ended.</param>
    /// <param name="cancellation">Ends it too.</param>
    public async Task<ProgramEnd> TryAsync(IEnumerable<string> arguments, TimeSpan longest, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(longest);
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return new ProgramEnd(Name(start), process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            return new ProgramEnd(Name(start), -1, "", $"It did not end within {longest.TotalSeconds:0} seconds.");
        }
    }

    /// <summary>Runs it to its end, which must be a good one.</summary>
    /// <returns>What it wrote to standard output.</returns>
    /// <exception cref="IOException">It was not.</exception>
    public async Task<string> RunAsync(IEnumerable<string> arguments, TimeSpan longest, CancellationToken cancellation)
    {
        var end = await TryAsync(arguments, longest, cancellation);
        return end.ExitCode == 0 ? end.Output : throw new IOException(end.ToString());
    }

    /// <summary>Runs it at the terminal of this program, until it ends or is no longer wanted.</summary>
    public async Task<int> AttachAsync(IEnumerable<string> arguments, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(path, arguments) { UseShellExecute = false })!;
        try
        {
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return 0;
        }
    }

    private static string Name(ProcessStartInfo start) => $"{Path.GetFileName(start.FileName)} {string.Join(' ', start.ArgumentList)}";
}
