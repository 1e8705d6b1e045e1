using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Changes;

/// <summary><c>RNTO PATH</c>: what it is called from now on.</summary>
internal sealed class RntoVerb : FtpVerb
{
    public override string Name => "RNTO";

    public override async ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation)
    {
        if (session.RenameFrom is not { } from)
        {
            return new FtpReply(503, "Say RNFR first.");
        }

        var to = ResolveFile(session, argument);
        await session.Files!.RenameAsync(from, to, cancellation);
        return new FtpReply(250, $"{from} is {to} now.");
    }
}
