using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Access;

/// <summary><c>QUIT</c>: the end.</summary>
internal sealed class QuitVerb : FtpVerb
{
    public override string Name => "QUIT";

    public override bool IsForAnyone => true;

    public override ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation) =>
        new(new FtpReply(221, "Goodbye.") { Next = FtpNext.Close });
}
