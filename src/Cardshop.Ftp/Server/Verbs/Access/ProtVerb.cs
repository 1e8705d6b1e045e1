using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Access;

/// <summary><c>PROT P</c>: data connections are encrypted. Whoever has logged in over TLS has no other choice.</summary>
internal sealed class ProtVerb : FtpVerb
{
    public override string Name => "PROT";

    public override bool IsForAnyone => true;

    public override string? Feature(FtpSession session) => session.Options.Certificate is null ? null : "PROT";

    public override ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation)
    {
        if (!session.HasBufferSize)
        {
            return new(new FtpReply(503, "Say PBSZ 0 first."));
        }

        switch (argument.ToUpperInvariant())
        {
            case "P":
                session.ProtectsData = true;
                return new(new FtpReply(200, "Data connections are protected."));
            case "C" or "S" or "E":
                return new(new FtpReply(534, "Data connections are protected here: PROT P."));
            default:
                return new(new FtpReply(504, "PROT P is what is spoken here."));
        }
    }
}
