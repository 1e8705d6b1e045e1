using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Information;

/// <summary><c>SYST</c>: clients read from it what lists look like.</summary>
internal sealed class SystVerb : FtpVerb
{
    public override string Name => "SYST";

    public override bool IsForAnyone => true;

    public override ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation) => new(new FtpReply(215, "UNIX Type: L8"));
}
