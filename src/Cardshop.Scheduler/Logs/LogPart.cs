namespace Cardshop.Scheduler.Logs;

/// <summary>A part of a log.</summary>
/// <param name="Start">Where it begins; later than was asked for where the log has a gap.</param>
/// <param name="Bytes">What it says.</param>
/// <param name="Length">Of the whole log.</param>
internal sealed record LogPart(long Start, byte[] Bytes, long Length);
