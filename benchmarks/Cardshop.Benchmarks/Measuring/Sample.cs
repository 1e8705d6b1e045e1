namespace Cardshop.Benchmarks.Measuring;

/// <summary>What one run of one side took.</summary>
/// <param name="Wall">Seconds from the start to the end of its process.</param>
/// <param name="Work">Seconds of what is measured, by the clock of that process; the same as <paramref name="Wall"/> where only that is known.</param>
/// <param name="PeakMemory">Most resident bytes of the process (<c>VmHWM</c>); 0 when unknown.</param>
/// <param name="Written">Bytes that the process sent to a disk (<c>write_bytes</c>); 0 when unknown.</param>
internal sealed record Sample(double Wall, double Work, long PeakMemory = 0, long Written = 0)
{
    /// <summary>Seconds of processor time, user and system; 0 when unknown.</summary>
    public double Processor { get; init; }
}
