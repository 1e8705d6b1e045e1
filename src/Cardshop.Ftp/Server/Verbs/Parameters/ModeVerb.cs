using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Parameters;

/// <summary><c>MODE S</c>: a stream.</summary>
internal sealed class ModeVerb : FtpVerb
{
    public override string Name => "MODE";

    public override ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation) =>
        new(argument is "S" or "s" ? new FtpReply(200, "A stream.") : new FtpReply(504, "MODE S is what is spoken here."));
}
