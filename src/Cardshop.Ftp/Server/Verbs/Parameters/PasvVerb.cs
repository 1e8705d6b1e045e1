using System.Net.Sockets;
using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Parameters;

/// <summary><c>PASV</c>: where to make the data connection, for IPv4: <c>227 (192,0,2,7,117,48)</c> is port 117 * 256 + 48.</summary>
internal sealed class PasvVerb : FtpVerb
{
    public override string Name => "PASV";

    public override ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation)
    {
        var address = session.Options.PublicAddress ?? session.Local;
        if (session.ExtendedOnly || address.AddressFamily != AddressFamily.InterNetwork)
        {
            return new(new FtpReply(522, "Say EPSV."));
        }

        if (!session.TryListen())
        {
            return new(new FtpReply(425, "All ports for data are in use. Try again later."));
        }

        var port = session.Passive!.Port;
        return new(new FtpReply(227, $"Entering Passive Mode ({string.Join(',', address.GetAddressBytes())},{port / 256},{port % 256})"));
    }

    public override void Forget(FtpSession session)
    {
    }
}
