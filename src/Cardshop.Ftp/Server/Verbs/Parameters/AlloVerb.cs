using System.Globalization;
using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Parameters;

/// <summary><c>ALLO BYTES</c>: how long the file is that comes next, so that it is refused at once when there is no room.</summary>
internal sealed class AlloVerb : FtpVerb
{
    public override string Name => "ALLO";

    public override ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation)
    {
        session.Announced = long.TryParse(argument.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;
        return new(session.Announced is null ? new FtpReply(501, "ALLO and a number of bytes.") : new FtpReply(200, $"{length} bytes are expected."));
    }

    public override void Forget(FtpSession session)
    {
    }
}
