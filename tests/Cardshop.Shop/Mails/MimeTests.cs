using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Cardshop.Scheduler.Mails;
using Cardshop.Scheduler.Mails.Mime;
using Cardshop.Shop.Hosting;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Shop.Mails;

public sealed class MimeTests
{
    private const string Reader = """
        import base64, email, email.policy, json, sys
        for line in sys.stdin.readlines():
            mail = email.message_from_bytes(base64.b64decode(line), policy=email.policy.default)
            assert not mail.defects, mail.defects
            print(json.dumps([mail["Subject"], mail["From"].addresses[0].display_name, mail.get_body(("plain",)).get_content(), mail.get_body(("html",)).get_content()]))
        """;

    private static readonly string[] Pieces = ["a", "Z", "é", "漢", "🗺", " ", "  ", ".", "..", "=", "=3D", "=_", "\t", "\n", "\r\n", "\n.\n", "\"", "<b>", "?=", "=?utf-8?", "--", new string('x', 90), "From "];

    [Fact]
    public void Python_reads_any_mail_as_it_was_written_and_no_line_is_too_long()
    {
        var random = new Random(1);
        var mails = Enumerable.Range(0, 2_000).Select(_ => new Mail("a@example.org", null, Line(random), Text(random), Text(random), "<1@cardshop>")).ToList();
        var written = mails.Select(mail => MimeWriter.Write(mail, new MailOptions { FromName = "Zoé’s shop" }, DateTimeOffset.UnixEpoch)).ToList();
        foreach (var line in written.SelectMany(text => text.Split("\r\n")))
        {
            Assert.InRange(line.Length, 0, 78);
            Assert.True(Ascii.IsValid(line) && !line.StartsWith('.') && !line.Contains('\n') && !line.Contains('\r'), line);
        }

        var result = Tool.Try(new ProcessStartInfo(SmtpServer.Python, ["-c", Reader]), string.Concat(written.Select(text => Convert.ToBase64String(Encoding.ASCII.GetBytes(text)) + "\n")));
        Assert.True(result.ExitCode == 0, result.ToString());
        var read = result.Output.TrimEnd('\n').Split('\n').Select(line => JsonSerializer.Deserialize<string[]>(line)!).ToList();
        Assert.Equal(mails.Count, read.Count);
        foreach (var (mail, parts) in mails.Zip(read))
        {
            Assert.Equal([mail.Subject, "Zoé’s shop", mail.Text.ReplaceLineEndings("\n"), mail.Html.ReplaceLineEndings("\n")], parts.Select(part => part.ReplaceLineEndings("\n")));
        }
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    /// <summary>A header loses blanks around it, and its line breaks become blanks.</summary>
    private static string Line(Random random) => "x" + Text(random).ReplaceLineEndings("-").Replace('\t', '-') + "x";
}
