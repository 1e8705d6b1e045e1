using Cardshop.Ftp.Files;
using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;
using Cardshop.Ftp.Server.Transfers;

namespace Cardshop.Ftp.Server.Verbs.Transfers;

/// <summary><c>RETR PATH</c>: send a file, from where <c>REST</c> has said.</summary>
internal sealed class RetrVerb : FtpVerb
{
    public override string Name => "RETR";

    public override async ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation)
    {
        var path = ResolveFile(session, argument);
        var content = await session.Files!.OpenAsync(path, cancellation);
        var offset = session.RestartAt ?? 0;
        FtpReply? reply = null;
        try
        {
            if (offset > content.Length)
            {
                throw new FtpFileException(FtpFault.WrongOffset, $"{path}: it has {content.Length} bytes, so byte {offset} is beyond its end.");
            }

            return reply = session.Begin(
                $"{content.Length - offset} bytes of {path} follow.", () => new SendContent(content, offset) { Description = $"RETR {path}" });
        }
        finally
        {
            if (reply?.Transfer is null)
            {
                content.Dispose();
            }
        }
    }
}
