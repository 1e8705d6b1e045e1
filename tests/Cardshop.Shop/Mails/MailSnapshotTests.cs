using Cardshop.Contracts.Json;
using Cardshop.Scheduler.Links;
using Cardshop.Scheduler.Mails;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Shop.Mails;

/// <summary>Mails as people get them.</summary>
public sealed class MailSnapshotTests
{
    private static readonly Letter Letter = new(
        "Zoé",
        "Écoles & <co>",
        "0199f0c2a4d1",
        Size: 32,
        Expires: new DateTimeOffset(2026, 12, 5, 0, 0, 0, TimeSpan.Zero),
        Links: [new("ecoles_0a1b2c3d4e.img", "https://shop.example/d/1?e=1796428800&k=2&s=3"), new("ecoles_0a1b2c3d4e.img.sha256", "https://shop.example/d/4?e=1796428800&k=2&s=5")],
        Cause: "https://content.example/a.zim: the server has {404} for it.",
        Remedy: "Take a newer version, then have it tried again.",
        Worker: "creator-7");

    /// <summary>The same for cards.</summary>
    private static readonly Letter OfCards = Letter with
    {
        Site = "Bamako",
        Slot = "B",
        Slots = ["A", "B", "C"],
        Number = 2,
        Count = 3,
        Tracking = "https://post.example/XY12",
        Links = [.. Words.All<LinkAct>().Select(act => new LetterLink(act, $"https://shop.example/a/{act}/1.1?e=1796428800&k=2&s=3"))],
    };

    public static TheoryData<string, string> Mails =>
        [.. from kind in Words.All<MailKind>() from language in new[] { "en", "fr" } select new TheoryDataRow<string, string>(kind, language)];

    [Theory]
    [MemberData(nameof(Mails))]
    public void Each_mail_says_what_it_is_to_say_in_each_language(string kind, string language)
    {
        var mail = Letterhead.Write(Words.Parse<MailKind>(kind), language, Words.Parse<MailKind>(kind) >= MailKind.CardWanted ? OfCards : Letter, "zoe@example.org", null, "1");
        Snapshot.Check($"tests/Cardshop.Shop/Mails/Snapshots/{kind}.{language}.txt", $"{mail.Subject}\n\n{mail.Text}");
        Snapshot.Check($"tests/Cardshop.Shop/Mails/Snapshots/{kind}.{language}.html", mail.Html + "\n");
    }
}
