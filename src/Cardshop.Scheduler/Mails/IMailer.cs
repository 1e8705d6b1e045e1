namespace Cardshop.Scheduler.Mails;

/// <summary>Sends mail.</summary>
public interface IMailer
{
    /// <summary>Sends one; over when the server has answered for it.</summary>
    /// <exception cref="IOException">Nobody has got it, and it may work another time; the message says why.</exception>
    Task<MailReport> SendAsync(Mail mail, CancellationToken cancellation);
}
