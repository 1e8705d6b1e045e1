using System.Net.Sockets;
using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Parameters;

/// <summary><c>EPSV</c>: the port to make the data connection to, at the same address (RFC 2428): <c>229 (|||30000|)</c>.</summary>
internal sealed class EpsvVerb : FtpVerb
{
    public override string Name => "EPSV";

    public override string? Feature(FtpSession session) => "EPSV";

    public override ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation)
    {
        var family = session.Local.AddressFamily == AddressFamily.InterNetwork ? "1" : "2";
        if (argument.Equals("ALL", StringComparison.OrdinalIgnoreCase))
        {
            session.ExtendedOnly = true;
            return new(new FtpReply(200, "EPSV only, from now on."));
        }

        if (argument.Length > 0 && !argument.Equals(family, StringComparison.Ordinal))
        {
            return new(new FtpReply(522, $"The network protocol is that of this connection: ({family})"));
        }

        return new(session.TryListen()
            ? new FtpReply(229, $"Entering Extended Passive Mode (|||{session.Passive!.Port}|)")
            : new FtpReply(425, "All ports for data are in use. Try again later."));
    }

    public override void Forget(FtpSession session)
    {
    }
}
