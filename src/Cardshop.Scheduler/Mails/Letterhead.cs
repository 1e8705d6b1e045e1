using System.Net;
using System.Text;
using Cardshop.Scheduler.Mails.Parts;

namespace Cardshop.Scheduler.Mails;

/// <summary>Turns a letter into a mail.</summary>
internal static class Letterhead
{
    public static Mail Write(MailKind kind, string language, Letter letter, string to, string? copy, string id)
    {
        var phrases = Phrases.In(language);
        object[] values = [letter.Order, letter.Name, letter.Expires is { } expires ? expires.ToString(phrases.DateFormat) : "", letter.Size, letter.Worker ?? ""];
        var (subject, parts) = kind switch
        {
            MailKind.OrderCreated => (phrases.CreatedSubject, [new Paragraph(phrases.Created)]),
            MailKind.ImageReady => (phrases.ReadySubject, Ready(phrases, letter)),
            MailKind.OrderFailed => (phrases.FailedSubject, [new Paragraph(phrases.Failed), .. Reasons(phrases, letter)]),
            MailKind.OrderCanceled => (phrases.CanceledSubject, [new Paragraph(phrases.Canceled)]),
            _ => (phrases.WorkerSubject, (IReadOnlyList<IMailPart>)[new Paragraph(phrases.Worker), .. Reasons(phrases, letter)]),
        };
        var text = new StringBuilder();
        var html = new StringBuilder();
        foreach (var part in parts.Prepend(new Paragraph(phrases.Greeting)).Append(new Footer($"{phrases.OrderLabel} {letter.OrderId}")))
        {
            part.Write(text, html, values);
        }

        // A line break in a subject would begin another header.
        var line = string.Format(subject, values).ReplaceLineEndings(" ");
        var page = $"<!doctype html><html lang=\"{WebUtility.HtmlEncode(language)}\"><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(line)}</title>"
            + $"<body style=\"font-family:sans-serif;max-width:40em;line-height:1.4\">{html}</body></html>";
        return new Mail(to, copy, line, text.ToString(), page, $"<{id}@cardshop>");
    }

    private static List<IMailPart> Ready(Phrases phrases, Letter letter) =>
    [
        new Paragraph(phrases.Ready),
        .. (letter.Links ?? []).Select(link => new LinkButton(string.Format(phrases.Download, link.Name), link.Address)),
        new Paragraph(phrases.ReadyUntil),
        new Paragraph(phrases.ReadyWrite),
    ];

    private static IEnumerable<IMailPart> Reasons(Phrases phrases, Letter letter)
    {
        if (letter.Cause is { Length: > 0 } cause)
        {
            yield return new Verbatim(string.Format(phrases.Cause, cause));
        }

        if (letter.Remedy is { Length: > 0 } remedy)
        {
            yield return new Verbatim(string.Format(phrases.Remedy, remedy));
        }
    }
}
