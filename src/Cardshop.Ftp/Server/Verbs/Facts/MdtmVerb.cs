using Cardshop.Ftp.Files;
using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Facts;

/// <summary><c>MDTM PATH</c>: when a file was changed last, in UTC (RFC 3659, section 3).</summary>
internal sealed class MdtmVerb : FtpVerb
{
    public override string Name => "MDTM";

    public override string? Feature(FtpSession session) => "MDTM";

    public override async ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation) =>
        new(213, FtpFileList.Moment((await FindFileAsync(session, ResolveFile(session, argument), cancellation)).Modified));
}
