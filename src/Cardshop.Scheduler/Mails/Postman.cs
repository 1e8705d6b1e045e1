using System.Text.Json;
using Cardshop.Contracts.Json;
using Cardshop.Scheduler.Audits;
using Cardshop.Scheduler.Store;
using Microsoft.Extensions.Logging;

namespace Cardshop.Scheduler.Mails;

/// <summary>
/// Sends what is in the outbox. What cannot be sent is tried again, ever less often, for some days; what a server will never take is not, and
/// the audit log says so, for managers to find.
/// </summary>
internal sealed partial class Postman(IStore store, TimeProvider clock, IMailer mailer, MailOptions options, ILogger<Postman> logger)
{
    private const int MostAtOnce = 20;

    // Other periodic work waits meanwhile.
    private static readonly TimeSpan LongestRound = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);

    /// <summary>Sends what is due.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        var sent = 0;
        for (var tried = 0; tried < MostAtOnce && clock.GetElapsedTime(started) < LongestRound; tried++)
        {
            if (await store.WriteAsync(Take, cancellation) is not { } row)
            {
                break;
            }

            var next = await SendAsync(row, cancellation);
            await store.WriteAsync(session => Keep(session, next), cancellation);
            sent += next.State is OutboxRow.Sent ? 1 : 0;
        }

        return sent;
    }

    private OutboxRow? Take(StoreSession session)
    {
        var now = clock.Now();
        var row = session.Find<OutboxRow>(
            $"SELECT {OutboxRow.Columns} FROM outbox WHERE state = 'waiting' AND (next_attempt <= @Now OR next_attempt > @Latest) ORDER BY next_attempt LIMIT 1",
            new { Now = now, Latest = now + LongestPause });
        if (row is not null)
        {
            // Counted before it is sent: a crash in between costs a pause, never an endless loop.
            var pause = TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(row.Attempts, 10)));
            session.Execute("UPDATE outbox SET attempts = attempts + 1, next_attempt = @Next WHERE id = @Id", new { Next = now + pause, row.Id });
        }

        return row;
    }

    /// <summary>Sends a mail.</summary>
    /// <returns>What is left to do.</returns>
    private async Task<OutboxRow> SendAsync(OutboxRow row, CancellationToken cancellation)
    {
        try
        {
            var letter = JsonSerializer.Deserialize(row.Letter, LetterJson.Default.Letter)!;
            var report = await mailer.SendAsync(Letterhead.Write(Words.Parse<MailKind>(row.Kind), row.Language, letter, row.Recipient, row.Copy, row.Id), cancellation);
            return report.Deferred switch
            {
                [] when report.Refused.Count == 0 => row with { State = OutboxRow.Sent, Error = null },
                [] => Refused(row, report.Reason),
                // Who has it already does not get it again.
                [var first, ..] rest => Later(row with { Recipient = first, Copy = rest.Skip(1).FirstOrDefault() }, report.Reason),
            };
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return Later(row, error.Message);
        }
    }

    private OutboxRow Later(OutboxRow row, string? reason)
    {
        LogFailure(row.Id, row.Kind, reason);
        return row with { State = clock.GetUtcNow() - row.Created > options.GiveUp ? OutboxRow.GivenUp : OutboxRow.Waiting, Error = reason };
    }

    private OutboxRow Refused(OutboxRow row, string? reason)
    {
        LogRefusal(row.Id, row.Kind, reason);
        return row with { State = OutboxRow.Refused, Error = reason };
    }

    private int Keep(StoreSession session, OutboxRow row)
    {
        if (row.State is OutboxRow.Refused or OutboxRow.GivenUp)
        {
            // Without the address or what the server said, which may repeat it: an audit log is not erased with the order.
            var channel = session.Value<string>("SELECT channel FROM orders WHERE id = @OrderId", new { row.OrderId });
            Audit.Write(session, clock, "scheduler", channel, $"mail.{row.State}", row.OrderId ?? row.Id, row.Kind);
        }

        return session.Execute("UPDATE outbox SET state = @State, error = @Error, recipient = @Recipient, copy = @Copy WHERE id = @Id", row);
    }

    [LoggerMessage(1, LogLevel.Warning, "The mail {Id} ({Kind}) could not be sent: {Reason}")]
    private partial void LogFailure(string id, string kind, string? reason);

    [LoggerMessage(2, LogLevel.Warning, "The mail {Id} ({Kind}) was refused for good: {Reason}")]
    private partial void LogRefusal(string id, string kind, string? reason);
}
