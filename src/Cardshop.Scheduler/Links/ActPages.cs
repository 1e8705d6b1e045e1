using Cardshop.Scheduler.Api;
using Cardshop.Scheduler.Mails;
using Cardshop.Scheduler.Mails.Parts;

namespace Cardshop.Scheduler.Links;

/// <summary>Pages about what can be done, and what was.</summary>
internal static class ActPages
{
    private const string Title = "Cardshop";

    /// <summary>What can be done.</summary>
    /// <param name="target">What it is about.</param>
    /// <param name="slots">All slots of its site, in order.</param>
    public static LinkPage Form(LinkTarget target, IReadOnlyList<string> slots)
    {
        var phrases = PagePhrases.In(target.Language);
        var picture = target.Card?.Slot is { } slot && slots.Count > 0 ? new SlotPicture(slots, slot).Html : "";
        var advice = target.Act == LinkAct.CardIn ? Paragraph(phrases.CardIn) : "";
        var input = target.Act == LinkAct.Ship ? $"<p><label>{Pages.Text(phrases.Tracking)}<br><input name=\"tracking\" maxlength=\"500\" size=\"40\"></label></p>" : "";
        var button = $"<form method=\"post\">{input}<p><button>{Pages.Text(Phrases.In(target.Language).Acts[target.Act])}</button></p></form>";
        return new LinkPage(200, target.Language, Title, $"{What(target)}{picture}{advice}{button}");
    }

    /// <summary>Something is to be said about it.</summary>
    public static LinkPage Note(LinkTarget target, int status, Func<PagePhrases, string> sentence) =>
        new(status, target.Language, Title, Paragraph(Fill(sentence(PagePhrases.In(target.Language)), target)) + What(target));

    /// <summary>It was refused.</summary>
    public static LinkPage Refused(LinkTarget target, int status, string detail) => new(status, target.Language, Title, Paragraph(detail) + What(target));

    /// <summary>There is nothing that it could be about.</summary>
    public static LinkPage Nothing(int status, Func<PagePhrases, string> sentence) =>
        new(status, "en", Title, $"{Paragraph(sentence(PagePhrases.In("en")))}<div lang=\"fr\">{Paragraph(sentence(PagePhrases.In("fr")))}</div>");

    /// <summary>How an order stands, for anybody.</summary>
    public static LinkPage Plain(LinkTarget target) => new(200, target.Language, Title, Paragraph(Fill(PagePhrases.In(target.Language).Plain, target)));

    private static string What(LinkTarget target)
    {
        var phrases = PagePhrases.In(target.Language);
        return Paragraph(Fill(target.Card is null ? phrases.Order : phrases.Card, target));
    }

    private static string Fill(string sentence, LinkTarget target) => string.Format(
        sentence,
        target.Order.Name,
        target.Card?.Ordinal,
        target.Order.Quantity,
        target.Card?.Slot ?? "–",
        target.Site?.Name ?? "–",
        target.Order.MediaSize,
        target.Card is { } card ? StatusPhrases.Of(card.State, target.Language) : StatusPhrases.Of(target.Order.State, target.Language));

    private static string Paragraph(string text) => $"<p>{Pages.Text(text)}</p>";
}
