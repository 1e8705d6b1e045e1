using System.Globalization;
using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Parameters;

/// <summary><c>REST BYTES</c>: where the transfer that is asked for next begins (RFC 3659, section 5).</summary>
internal sealed class RestVerb : FtpVerb
{
    public override string Name => "REST";

    public override string? Feature(FtpSession session) => "REST STREAM";

    public override ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation)
    {
        session.RestartAt = long.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset : null;
        return new(session.RestartAt is null ? new FtpReply(501, "REST and a number of bytes.") : new FtpReply(350, $"The next transfer begins at byte {offset}."));
    }

    public override void Forget(FtpSession session)
    {
    }
}
