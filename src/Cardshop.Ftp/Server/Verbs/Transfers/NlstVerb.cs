using Cardshop.Ftp.Files;
using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;
using Cardshop.Ftp.Server.Transfers;

namespace Cardshop.Ftp.Server.Verbs.Transfers;

/// <summary><c>NLST [PATH]</c>: names alone.</summary>
internal sealed class NlstVerb : FtpVerb
{
    public override string Name => "NLST";

    public override async ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation)
    {
        var path = Resolve(session, ListVerb.WithoutOptions(argument));
        var entry = await FindAsync(session, path, cancellation);
        return session.Begin($"{path} follows.", () => new SendLines(LinesAsync(session, path, entry, cancellation)) { Description = $"NLST {path}" });
    }

    private static async IAsyncEnumerable<string> LinesAsync(
        FtpSession session, FtpPath path, FtpEntry entry, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!entry.IsFolder)
        {
            yield return entry.Name;
            yield break;
        }

        await foreach (var within in session.Files!.ListAsync(path, cancellation))
        {
            yield return within.Name;
        }
    }
}
