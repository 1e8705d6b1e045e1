namespace Cardshop.Scheduler.Mails;

/// <summary>A mail.</summary>
/// <param name="To">An address.</param>
/// <param name="Copy">Another; null for none.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">As plain text.</param>
/// <param name="Html">As a page.</param>
/// <param name="MessageId">The same at every attempt, so that a mail sent twice is shown once.</param>
public sealed record Mail(string To, string? Copy, string Subject, string Text, string Html, string MessageId);
