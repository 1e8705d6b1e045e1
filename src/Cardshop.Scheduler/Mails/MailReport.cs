namespace Cardshop.Scheduler.Mails;

/// <summary>What became of a mail that a server has looked at.</summary>
/// <param name="Deferred">Addresses that it may take later.</param>
/// <param name="Refused">Addresses that it will never take, or all when it will never take the mail.</param>
/// <param name="Reason">What it said of those; null when it took all.</param>
public sealed record MailReport(IReadOnlyList<string> Deferred, IReadOnlyList<string> Refused, string? Reason);
