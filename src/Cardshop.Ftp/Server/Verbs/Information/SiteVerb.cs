using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Information;

/// <summary><c>SITE COMMAND</c>: what only these files know.</summary>
internal sealed class SiteVerb : FtpVerb
{
    public override string Name => "SITE";

    public override async ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation) =>
        await session.Files!.SiteAsync(argument, cancellation) is { } answer ? new FtpReply(200, answer) : new FtpReply(504, "There is no such SITE command here.");
}
