namespace Cardshop.Scheduler.Mails.Smtp;

/// <summary>What a server says (RFC 5321 section 4.2): <c>250-mail.example</c>, <c>250 STARTTLS</c>.</summary>
/// <param name="Code">Three digits, 200 to 599.</param>
/// <param name="Lines">What follows the code; one or more.</param>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    /// <summary>It did what it was asked to.</summary>
    public bool IsDone => Code is >= 200 and < 300;

    /// <summary>It waits for more.</summary>
    public bool IsHalfDone => Code is >= 300 and < 400;

    /// <summary>
    /// Asking again will not help. What it refuses for its policy (RFC 3463: 5.7.x, such as "relaying denied") may be a wrong setting of ours or of
    /// the server's, which somebody may correct.
    /// </summary>
    public bool IsFinal => Code >= 500 && !Lines[0].StartsWith("5.7.", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"{Code} {string.Join(' ', Lines)}";
}
