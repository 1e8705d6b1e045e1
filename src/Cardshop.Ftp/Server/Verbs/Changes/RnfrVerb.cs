using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Changes;

/// <summary><c>RNFR PATH</c>: what is to be renamed. <c>RNTO</c> must follow at once.</summary>
internal sealed class RnfrVerb : FtpVerb
{
    public override string Name => "RNFR";

    public override async ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation)
    {
        session.RenameFrom = null;
        var path = ResolveFile(session, argument);
        await FindAsync(session, path, cancellation);
        session.RenameFrom = path;
        return new FtpReply(350, $"What is {path} to be called? RNTO PATH.");
    }

    public override void Forget(FtpSession session)
    {
    }
}
