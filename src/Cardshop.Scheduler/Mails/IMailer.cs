namespace Cardshop.Scheduler.Mails;

/// <summary>Sends mail.</summary>
public interface IMailer
{
    /// <summary>Sends one; over when the server has taken it.</summary>
    /// <exception cref="IOException">It could not be sent; the message says why.</exception>
    Task SendAsync(Mail mail, CancellationToken cancellation);
}
