namespace Cardshop.Scheduler.Mails;

/// <summary>A download in a mail.</summary>
internal sealed record LetterLink(string Name, string Address);
