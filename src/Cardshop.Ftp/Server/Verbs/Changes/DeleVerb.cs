using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Changes;

/// <summary><c>DELE PATH</c>: remove a file.</summary>
internal sealed class DeleVerb : FtpVerb
{
    public override string Name => "DELE";

    public override async ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation)
    {
        var path = ResolveFile(session, argument);
        await session.Files!.DeleteAsync(path, cancellation);
        return new FtpReply(250, $"{path} is gone.");
    }
}
