using System.Text;
using Cardshop.Ftp.Client;
using Cardshop.Ftp.Client.Replies;
using Cardshop.Ftp.Lines;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Ftp.Tests.Client;

/// <summary>A server may say anything.</summary>
public sealed class ReplyFuzzTests
{
    [Fact]
    public void Replies_are_understood_or_refused() => Run(
        ["220 Hello\r\n", "211-Features:\r\n MLST type*;\r\n211 End\r\n", "230\r\n", "150-a\r\n150 b\r\n226 c\r\n", "999 x\r\n", "22x\r\n"],
        bytes =>
        {
            var (buffer, parser) = (new LineBuffer(512), new ReplyParser("host"));
            for (var rest = bytes.AsMemory(); !rest.IsEmpty;)
            {
                var count = Math.Min(rest.Length, buffer.Room.Length);
                rest[..count].CopyTo(buffer.Room);
                buffer.Advance(count);
                rest = rest[count..];
                while (buffer.TryTake(out var line))
                {
                    if (parser.Take(line) is { } reply)
                    {
                        Assert.InRange(reply.Code, 100, 599);
                        Assert.NotEmpty(reply.Lines);
                        Assert.DoesNotContain(reply.Text, char.IsControl);
                    }
                }
            }
        });

    [Fact]
    public void Ports_are_ports() => Run(
        ["Entering Extended Passive Mode (|||30000|)", "(!!!1!)", "Entering Passive Mode (127,0,0,1,117,48)", "=127,0,0,1,0,21.", "(1,2,3,4,255,255)"],
        bytes =>
        {
            var text = Encoding.Latin1.GetString(bytes);
            Assert.InRange(PassiveReply.ReadExtended(text) ?? 0, 0, 65535);
            Assert.InRange(PassiveReply.ReadPlain(text) ?? 1, 1, 65535);
        });

    [Fact]
    public void Lists_hold_names_of_one_folder() => Run(
        ["type=file;size=1024;modify=20261121202506;perm=adfrw; hotspot.img", "type=dir;modify=20261121202506.123; a b", "type=cdir; /", " name", "size=;type=file; x"],
        bytes =>
        {
            if (FactLine.Read(Encoding.UTF8.GetString(bytes)) is { } entry)
            {
                Assert.True(entry.Length >= 0);
                Assert.DoesNotContain('/', entry.Name);
                Assert.NotEmpty(entry.Name);
            }
        });

    private static void Run(string[] corpus, Action<byte[]> parse) =>
        new Fuzzer([.. corpus.Select(Encoding.UTF8.GetBytes)]).Run(parse, error => error is FtpClientException or FormatException);
}
