using Cardshop.Scheduler.Mails;

namespace Cardshop.Hosting.Settings.Keys;

/// <summary><c>scheduler.mail</c></summary>
internal static class MailKeys
{
    public static IReadOnlyList<Setting> All { get; } =
    [
        Setting.Of("scheduler.mail.host", Forms.Text, s => s.Scheduler.Mail.Host, (s, v) => With(s, m => m with { Host = v }), "The mail server (SMTP). Without one mails are kept for a while, and are not sent.")
            with { DefaultText = "none" },
        Setting.Of("scheduler.mail.port", Forms.Number("1 to 65535"), s => s.Scheduler.Mail.Port, (s, v) => With(s, m => m with { Port = v }), "Its port."),
        Setting.Of("scheduler.mail.tls", Forms.Flag, s => s.Scheduler.Mail.Tls, (s, v) => With(s, m => m with { Tls = v }), "Whether mail is only sent with TLS. Off is for servers on the same machine."),
        Setting.Of("scheduler.mail.implicit_tls", Forms.Flag, s => s.Scheduler.Mail.ImplicitTls, (s, v) => With(s, m => m with { ImplicitTls = v }), "Whether TLS begins with the connection (SMTPS, port 465) rather than with STARTTLS."),
        Setting.Of("scheduler.mail.trusted_certificates", Forms.FilePath, s => s.Scheduler.Mail.TrustedCertificates, (s, v) => With(s, m => m with { TrustedCertificates = v }), "The PEM certificates that the server's has to come from.")
            with { DefaultText = "those that this machine trusts" },
        Setting.Of("scheduler.mail.username", Forms.Text, s => s.Scheduler.Mail.Username, (s, v) => With(s, m => m with { Username = v }), "Whom to log in as.")
            with { DefaultText = "none" },
        Setting.Of("scheduler.mail.password", Forms.Text, s => s.Scheduler.Mail.Password, (s, v) => With(s, m => m with { Password = v }), "What to log in with.")
            with { IsSecret = true, DefaultText = "none" },
        Setting.Of("scheduler.mail.from", Forms.Name, s => s.Scheduler.Mail.From, (s, v) => With(s, m => m with { From = v }), "The address that mails come from."),
        Setting.Of("scheduler.mail.from_name", Forms.Name, s => s.Scheduler.Mail.FromName, (s, v) => With(s, m => m with { FromName = v }), "The name that mails come from."),
        Setting.Of("scheduler.mail.timeout", Forms.Duration("1 s or more"), s => s.Scheduler.Mail.Timeout, (s, v) => With(s, m => m with { Timeout = v }), "How long the server may take for an answer."),
        Setting.Of("scheduler.mail.give_up", Forms.Duration("a day or more"), s => s.Scheduler.Mail.GiveUp, (s, v) => With(s, m => m with { GiveUp = v }), "How long a mail that cannot be sent is tried again."),
    ];

    private static CardshopSettings With(CardshopSettings settings, Func<MailOptions, MailOptions> change) =>
        settings with { Scheduler = settings.Scheduler with { Mail = change(settings.Scheduler.Mail) } };
}
