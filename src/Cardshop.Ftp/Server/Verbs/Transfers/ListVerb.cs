using Cardshop.Ftp.Files;
using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;
using Cardshop.Ftp.Server.Transfers;

namespace Cardshop.Ftp.Server.Verbs.Transfers;

/// <summary><c>LIST [PATH]</c>: what <c>ls -l</c> would print. Its options, which some clients send, are left out.</summary>
internal sealed class ListVerb : FtpVerb
{
    public override string Name => "LIST";

    public override async ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation)
    {
        var path = Resolve(session, WithoutOptions(argument));
        var entry = await FindAsync(session, path, cancellation);
        return session.Begin($"{path} follows.", () => new SendLines(LinesAsync(session, path, entry, cancellation)) { Description = $"LIST {path}" });
    }

    /// <summary>What is left when words that begin with a dash are taken away in front.</summary>
    public static string WithoutOptions(string argument)
    {
        while (argument.StartsWith('-'))
        {
            var space = argument.IndexOf(' ');
            argument = space < 0 ? "" : argument[(space + 1)..];
        }

        return argument;
    }

    private static async IAsyncEnumerable<string> LinesAsync(
        FtpSession session, FtpPath path, FtpEntry entry, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var now = session.Setting.Clock.GetUtcNow();
        if (!entry.IsFolder)
        {
            yield return FtpFileList.PlainLine(entry, now);
            yield break;
        }

        await foreach (var within in session.Files!.ListAsync(path, cancellation))
        {
            yield return FtpFileList.PlainLine(within, now);
        }
    }
}
