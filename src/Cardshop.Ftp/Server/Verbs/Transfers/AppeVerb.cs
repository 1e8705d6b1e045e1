using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Transfers;

/// <summary><c>APPE PATH</c>: go on at the end of what is there.</summary>
internal sealed class AppeVerb : UploadVerb
{
    public override string Name => "APPE";

    public override ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation) =>
        TakeAsync(session, argument, offset: null, cancellation);
}
