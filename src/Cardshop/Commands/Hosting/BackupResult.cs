namespace Cardshop.Commands.Hosting;

/// <summary>A backup that was written or read.</summary>
/// <param name="File">The archive.</param>
/// <param name="Size">Its bytes.</param>
internal sealed record BackupResult(string File, long Size);
