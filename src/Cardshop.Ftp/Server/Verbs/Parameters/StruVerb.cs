using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Parameters;

/// <summary><c>STRU F</c>: files have no structure.</summary>
internal sealed class StruVerb : FtpVerb
{
    public override string Name => "STRU";

    public override ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation) =>
        new(argument is "F" or "f" ? new FtpReply(200, "Files.") : new FtpReply(504, "STRU F is what is spoken here."));
}
