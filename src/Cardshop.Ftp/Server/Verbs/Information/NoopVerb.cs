using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Information;

/// <summary><c>NOOP</c>: a sign of life.</summary>
internal sealed class NoopVerb : FtpVerb
{
    public override string Name => "NOOP";

    public override bool IsForAnyone => true;

    public override ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation) => new(new FtpReply(200, "Yes."));
}
