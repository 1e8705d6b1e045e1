using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Parameters;

/// <summary><c>PORT</c> and <c>EPRT</c>: refused. A server that connects to where a client points can be made to attack others (RFC 2577).</summary>
internal sealed class PortVerb(string name) : FtpVerb
{
    public override string Name => name;

    public override ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation) =>
        new(new FtpReply(502, "This server does not connect to clients. Use passive mode: EPSV or PASV."));
}
