using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Parameters;

/// <summary><c>ABOR</c> when nothing is going on; during a transfer the session sees to it.</summary>
internal sealed class AborVerb : FtpVerb
{
    public override string Name => "ABOR";

    public override ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation) =>
        new(new FtpReply(226, "There is nothing to abort."));
}
