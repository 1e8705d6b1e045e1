using System.Text.Json;
using Cardshop.Contracts.Json;
using Cardshop.Scheduler.Store;
using Microsoft.Extensions.Logging;

namespace Cardshop.Scheduler.Mails;

/// <summary>Sends what is in the outbox. What cannot be sent is tried again, ever less often, for some days.</summary>
internal sealed partial class Postman(IStore store, TimeProvider clock, IMailer mailer, MailOptions options, ILogger<Postman> logger)
{
    private const int MostAtOnce = 20;
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);

    /// <summary>Sends what is due.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var due = await store.WriteAsync(Take, cancellation);
        var sent = 0;
        foreach (var row in due)
        {
            sent += await SendAsync(row, cancellation) ? 1 : 0;
        }

        return sent;
    }

    private List<OutboxRow> Take(StoreSession session)
    {
        var now = clock.Now();
        var rows = session.Query<OutboxRow>(
            $"SELECT {OutboxRow.Columns} FROM outbox WHERE state = 'waiting' AND (next_attempt <= @Now OR next_attempt > @Latest) ORDER BY next_attempt LIMIT {MostAtOnce}",
            new { Now = now, Latest = now + LongestPause });
        foreach (var row in rows)
        {
            // Counted before it is sent: a crash in between costs a pause, never an endless loop.
            var pause = TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(row.Attempts, 10)));
            session.Execute("UPDATE outbox SET attempts = attempts + 1, next_attempt = @Next WHERE id = @Id", new { Next = now + pause, row.Id });
        }

        return rows;
    }

    private async Task<bool> SendAsync(OutboxRow row, CancellationToken cancellation)
    {
        var letter = JsonSerializer.Deserialize(row.Letter, LetterJson.Default.Letter)!;
        var mail = Letterhead.Write(Words.Parse<MailKind>(row.Kind), row.Language, letter, row.Recipient, row.Copy, row.Id);
        var (state, error) = ("sent", (string?)null);
        try
        {
            await mailer.SendAsync(mail, cancellation);
        }
        catch (IOException failure)
        {
            LogFailure(row.Id, row.Kind, failure.Message);
            (state, error) = (clock.GetUtcNow() - row.Created > options.GiveUp ? "given_up" : "waiting", failure.Message);
        }

        await store.WriteAsync(session => session.Execute("UPDATE outbox SET state = @State, error = @Error WHERE id = @Id", new { State = state, Error = error, row.Id }), cancellation);
        return state is "sent";
    }

    [LoggerMessage(1, LogLevel.Warning, "The mail {Id} ({Kind}) could not be sent: {Reason}")]
    private partial void LogFailure(string id, string kind, string reason);
}
