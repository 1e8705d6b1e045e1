using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Access;

/// <summary><c>AUTH TLS</c>: encryption, from the reply on (RFC 4217).</summary>
internal sealed class AuthVerb : FtpVerb
{
    public override string Name => "AUTH";

    public override bool IsForAnyone => true;

    public override string? Feature(FtpSession session) => session.Options.Certificate is null ? null : "AUTH TLS";

    public override async ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation)
    {
        if (session.IsProtected)
        {
            return new FtpReply(503, "The connection is protected already.");
        }

        if (session.Options.Certificate is null || !argument.ToUpperInvariant().StartsWith("TLS", StringComparison.Ordinal))
        {
            return new FtpReply(504, session.Options.Certificate is null ? "This server has no certificate." : "AUTH TLS is what is spoken here.");
        }

        await session.EnterAsync(files: null);
        return new FtpReply(234, "TLS begins.") { Next = FtpNext.BeginTls };
    }
}
