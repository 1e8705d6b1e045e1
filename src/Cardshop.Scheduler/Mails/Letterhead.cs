using System.Net;
using System.Text;
using Cardshop.Contracts.Json;
using Cardshop.Scheduler.Links;
using Cardshop.Scheduler.Mails.Parts;

namespace Cardshop.Scheduler.Mails;

/// <summary>Turns a letter into a mail.</summary>
internal static class Letterhead
{
    public static Mail Write(MailKind kind, string language, Letter letter, string to, string? copy, string id)
    {
        var phrases = Phrases.In(language);
        object[] values = [letter.Order, letter.Name, letter.Expires is { } expires ? expires.ToString(phrases.DateFormat) : "", letter.Size, letter.Worker ?? "", letter.Site ?? "", letter.Slot ?? "", letter.Number, letter.Count, letter.Tracking ?? ""];
        var (subject, parts) = kind switch
        {
            MailKind.OrderCreated => (phrases.CreatedSubject, [new Paragraph(letter.Count > 0 ? phrases.CreatedCards : phrases.Created)]),
            MailKind.ImageReady => (phrases.ReadySubject, Ready(phrases, letter)),
            MailKind.OrderFailed => (phrases.FailedSubject, [new Paragraph(phrases.Failed), .. Reasons(phrases, letter)]),
            MailKind.OrderCanceled => (phrases.CanceledSubject, [new Paragraph(phrases.Canceled)]),
            MailKind.CardWanted => (phrases.WantedSubject, [new Paragraph(phrases.Wanted), .. Picture(letter), .. Buttons(phrases, letter), new Paragraph(phrases.WantedLater)]),
            MailKind.CardWriting => (phrases.WritingSubject, [new Paragraph(phrases.Writing), .. Picture(letter)]),
            MailKind.CardWritten => (phrases.WrittenSubject, [new Paragraph(phrases.Written), .. Picture(letter)]),
            MailKind.CardFailed => (phrases.CardFailedSubject, [new Paragraph(phrases.CardFailed), .. Reasons(phrases, letter), .. Picture(letter), .. Buttons(phrases, letter)]),
            MailKind.CardsReady => (phrases.CardsReadySubject, [new Paragraph(phrases.CardsReady), .. Buttons(phrases, letter)]),
            MailKind.CardsShipped => (phrases.ShippedSubject, [new Paragraph(phrases.Shipped), .. Tracking(phrases, letter)]),
            MailKind.FetchFailed => (phrases.FetchFailedSubject, [new Paragraph(phrases.FetchFailed), .. Reasons(phrases, letter)]),
            MailKind.SiteSilent => (phrases.SilentSubject, [new Paragraph(phrases.Silent)]),
            _ => (phrases.WorkerSubject, (IReadOnlyList<IMailPart>)[new Paragraph(phrases.Worker), .. Reasons(phrases, letter)]),
        };
        var text = new StringBuilder();
        var html = new StringBuilder();
        var footer = letter.OrderId.Length > 0 ? $"{phrases.OrderLabel} {letter.OrderId}" : letter.Site ?? "";
        foreach (var part in parts.Prepend(new Paragraph(phrases.Greeting)).Append(new Footer(footer)))
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

    private static IEnumerable<IMailPart> Picture(Letter letter) => letter is { Slots: { Count: > 0 } slots, Slot: { } slot } ? [new SlotPicture(slots, slot)] : [];

    private static IEnumerable<IMailPart> Buttons(Phrases phrases, Letter letter) =>
        (letter.Links ?? []).Where(link => Words.TryParse<LinkAct>(link.Name, out _)).Select(link => new LinkButton(phrases.Acts[Words.Parse<LinkAct>(link.Name)], link.Address));

    private static IEnumerable<IMailPart> Tracking(Phrases phrases, Letter letter) =>
        letter.Tracking is { Length: > 0 } tracking ? [new Verbatim(string.Format(phrases.Tracking, tracking))] : [];

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
