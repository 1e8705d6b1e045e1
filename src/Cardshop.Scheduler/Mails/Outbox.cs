using System.Text.Json;
using Cardshop.Contracts.Json;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Mails;

/// <summary>Mails that are to be sent.</summary>
internal sealed class Outbox(TimeProvider clock, IdSource ids)
{
    /// <summary>Writes a mail; once for each thing that it is about.</summary>
    public void Add(StoreSession session, MailKind kind, string about, string? order, string language, string to, string? copy, Letter letter) => session.Execute(
        """
        INSERT INTO outbox (id, about, order_id, kind, language, recipient, copy, letter, created, next_attempt, state)
        VALUES (@Id, @About, @Order, @Kind, @Language, @To, @Copy, @Letter, @Now, @Now, 'waiting') ON CONFLICT (about) DO NOTHING
        """,
        new
        {
            Id = ids.NextText(),
            About = about,
            Order = order,
            Kind = Words.Of(kind),
            Language = language,
            To = to,
            Copy = string.Equals(copy, to, StringComparison.OrdinalIgnoreCase) ? null : copy,
            Letter = JsonSerializer.Serialize(letter, LetterJson.Default.Letter),
            Now = clock.Now(),
        });
}
