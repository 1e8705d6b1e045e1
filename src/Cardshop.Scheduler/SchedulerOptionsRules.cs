using System.Net;
using Microsoft.Extensions.Options;

namespace Cardshop.Scheduler;

/// <summary>What the settings have to be.</summary>
public sealed class SchedulerOptionsRules : IValidateOptions<SchedulerOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SchedulerOptions options)
    {
        var queue = options.Queue;
        List<string> failures = [];
        Require(options.PublicUrl.IsAbsoluteUri && options.PublicUrl.Scheme is "http" or "https" && options.PublicUrl.AbsolutePath.EndsWith('/'), "scheduler.public_url must be an http or https address that ends with a slash.");
        Require(options.PasswordRounds >= 1000, "scheduler.password_rounds must be 1000 or more.");
        Require(options.LoginBurst >= 1, "scheduler.login_burst must be 1 or more.");
        Require(queue.Lease >= TimeSpan.FromSeconds(5), "scheduler.queue.lease must be 5 seconds or more.");
        Require(queue.Heartbeat > TimeSpan.Zero && queue.Heartbeat * 2 <= queue.Lease, "scheduler.queue.heartbeat must be at most half of scheduler.queue.lease.");
        foreach (var (key, pause) in new[]
        {
            ("failure_pause", queue.FailurePause), ("lapse_pause", queue.LapsePause), ("warehouse_pause", queue.WarehousePause),
            ("longest_pause", queue.LongestPause), ("channel_share", queue.ChannelShare), ("content_bonus", queue.ContentBonus),
        })
        {
            Require(pause >= TimeSpan.Zero, $"scheduler.queue.{key} must be 0 or more.");
        }

        Require(queue.Attempts >= 1, "scheduler.queue.attempts must be 1 or more.");
        Require(options.Mail.Port is > 0 and < 65536, "scheduler.mail.port must be 1 to 65535.");
        Require(options.Mail.GiveUp >= TimeSpan.FromDays(1), "scheduler.mail.give_up must be a day or more.");
        Require(options.Mail.Timeout >= TimeSpan.FromSeconds(1), "scheduler.mail.timeout must be 1 second or more.");
        Require(IsAddress(options.Mail.From), "scheduler.mail.from must be a mail address.");
        Require(options.Mail.Username is null || options.Mail.Tls || IsHere(options.Mail.Host), "scheduler.mail.tls may be off with a login only for a server on this machine: the password would be sent in clear.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        // Unlike those of people, the shop's own address may be of this machine: cardshop@localhost.
        static bool IsAddress(string text) => text.Split('@') is [{ Length: > 0 } name, { Length: > 0 } host] && !(name + host).Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>');

        static bool IsHere(string? host) => host is "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

        void Require(bool holds, string message)
        {
            if (!holds)
            {
                failures.Add(message);
            }
        }
    }
}
