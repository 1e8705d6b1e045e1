using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Information;

/// <summary><c>FEAT</c>: what is spoken beyond RFC 959 (RFC 2389).</summary>
internal sealed class FeatVerb : FtpVerb
{
    public override string Name => "FEAT";

    public override bool IsForAnyone => true;

    public override ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation) => new(new FtpReply(
        211, ["Beyond RFC 959:", .. VerbTable.All.Select(verb => verb.Feature(session)).OfType<string>(), "TVFS", "That is all."]));
}
