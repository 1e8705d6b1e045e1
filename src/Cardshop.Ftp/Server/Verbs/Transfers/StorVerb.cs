using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Transfers;

/// <summary><c>STOR PATH</c>: take a file, from where <c>REST</c> has said.</summary>
internal sealed class StorVerb : UploadVerb
{
    public override string Name => "STOR";

    public override ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation) =>
        TakeAsync(session, argument, session.RestartAt ?? 0, cancellation);
}
