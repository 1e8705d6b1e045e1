using Cardshop.Scheduler;

namespace Cardshop.Hosting.Settings.Keys;

/// <summary><c>scheduler</c></summary>
internal static class SchedulerKeys
{
    public static IReadOnlyList<Setting> All { get; } =
    [
        Setting.Of("scheduler.public_url", Forms.Url, s => s.PublicUrl, (s, v) => s with { PublicUrl = v },
            "How others reach the shop: links in mails and the addresses of its warehouse begin with it. Say it when a proxy is in front.")
            with { DefaultText = "the first of `server.urls`" },
        Setting.Of("scheduler.password_rounds", Forms.Number("1000 or more"), s => s.Scheduler.PasswordRounds, (s, v) => With(s, scheduler => scheduler with { PasswordRounds = v }),
            "How often the hash of a password is repeated (PBKDF2 with SHA-512). More is slower, for whoever guesses too."),
        Setting.Of("scheduler.login_burst", Forms.Number("1 or more"), s => s.Scheduler.LoginBurst, (s, v) => With(s, scheduler => scheduler with { LoginBurst = v }),
            "How often one can try to log in to one account from one address before each try takes 6 seconds."),
    ];

    private static CardshopSettings With(CardshopSettings settings, Func<SchedulerOptions, SchedulerOptions> change) => settings with { Scheduler = change(settings.Scheduler) };
}
