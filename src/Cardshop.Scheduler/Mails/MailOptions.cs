namespace Cardshop.Scheduler.Mails;

/// <summary>How mail is sent.</summary>
public sealed record MailOptions
{
    /// <summary>The SMTP server; null to send none.</summary>
    public string? Host { get; init; }

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 587;

    /// <summary>Refuse to send without TLS. Off is for servers on the same machine.</summary>
    public bool Tls { get; init; } = true;

    /// <summary>TLS from the first byte, as servers have it on port 465, rather than by STARTTLS.</summary>
    public bool ImplicitTls { get; init; }

    /// <summary>A file of PEM certificates: those that the server's has to come from; null for those that the system trusts.</summary>
    public string? TrustedCertificates { get; init; }

    /// <summary>Whom to log in as; null for nobody.</summary>
    public string? Username { get; init; }

    /// <summary>What with.</summary>
    public string? Password { get; init; }

    /// <summary>The address of the shop.</summary>
    public string From { get; init; } = "cardshop@localhost";

    /// <summary>The name of the shop.</summary>
    public string FromName { get; init; } = "Cardshop";

    /// <summary>How long the server may take for a mail: a second or more.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a mail that cannot be sent is tried: a day or more.</summary>
    public TimeSpan GiveUp { get; init; } = TimeSpan.FromDays(3);
}
