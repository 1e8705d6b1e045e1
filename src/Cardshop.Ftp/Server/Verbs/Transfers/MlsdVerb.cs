using Cardshop.Ftp.Files;
using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;
using Cardshop.Ftp.Server.Transfers;

namespace Cardshop.Ftp.Server.Verbs.Transfers;

/// <summary><c>MLSD [PATH]</c>: what lies in a folder, for programs (RFC 3659, section 7).</summary>
internal sealed class MlsdVerb : FtpVerb
{
    public override string Name => "MLSD";

    public override async ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation)
    {
        var path = Resolve(session, argument);
        return (await FindAsync(session, path, cancellation)).IsFolder
            ? session.Begin($"{path} follows.", () => new SendLines(LinesAsync(session, path, cancellation)) { Description = $"MLSD {path}" })
            : new FtpReply(501, $"{path}: that is no folder. MLST tells about files.");
    }

    private static async IAsyncEnumerable<string> LinesAsync(
        FtpSession session, FtpPath path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var within in session.Files!.ListAsync(path, cancellation))
        {
            yield return FtpFileList.MachineLine(within, within.Name);
        }
    }
}
