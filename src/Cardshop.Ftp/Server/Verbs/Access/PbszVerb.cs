using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Access;

/// <summary><c>PBSZ 0</c>: TLS has no buffers to agree upon, but <c>PROT</c> wants it said (RFC 4217, section 8).</summary>
internal sealed class PbszVerb : FtpVerb
{
    public override string Name => "PBSZ";

    public override bool IsForAnyone => true;

    public override string? Feature(FtpSession session) => session.Options.Certificate is null ? null : "PBSZ";

    public override ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation)
    {
        if (!session.IsProtected)
        {
            return new(new FtpReply(503, "Say AUTH TLS first."));
        }

        session.HasBufferSize = true;
        return new(new FtpReply(200, "PBSZ=0"));
    }
}
