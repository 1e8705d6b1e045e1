using Cardshop.Ftp.Files;
using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Information;

/// <summary><c>STAT</c>: how things are; <c>STAT PATH</c>: a list over the control connection, of a thousand entries at most.</summary>
internal sealed class StatVerb : FtpVerb
{
    private const int MostEntries = 1000;

    public override string Name => "STAT";

    public override async ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation)
    {
        if (argument.Length == 0)
        {
            return new FtpReply(
                211, ["This is how things are:", $"Logged in as {session.Username}", session.ProtectsData ? "Data connections are protected" : "Data connections are plain", "That is all."]);
        }

        var (path, now) = (Resolve(session, argument), session.Setting.Clock.GetUtcNow());
        var entry = await FindAsync(session, path, cancellation);
        List<string> lines = [];
        if (entry.IsFolder)
        {
            await foreach (var within in session.Files!.ListAsync(path, cancellation))
            {
                lines.Add(FtpFileList.PlainLine(within, now));
                if (lines.Count == MostEntries)
                {
                    break;
                }
            }
        }
        else
        {
            lines.Add(FtpFileList.PlainLine(entry, now));
        }

        return new FtpReply(entry.IsFolder ? 212 : 213, [$"{path}:", .. lines, "That is all."]);
    }
}
