using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Facts;

/// <summary><c>SIZE PATH</c>: bytes of a file (RFC 3659, section 4).</summary>
internal sealed class SizeVerb : FtpVerb
{
    public override string Name => "SIZE";

    public override string? Feature(FtpSession session) => "SIZE";

    public override async ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation) =>
        new(213, $"{(await FindFileAsync(session, ResolveFile(session, argument), cancellation)).Length}");

    /// <summary>Some clients ask for the size between <c>REST</c> and the transfer.</summary>
    public override void Forget(FtpSession session)
    {
    }
}
