using Cardshop.Ftp.Files;
using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;
using Cardshop.Ftp.Server.Transfers;

namespace Cardshop.Ftp.Server.Verbs.Transfers;

/// <summary>What <c>STOR</c> and <c>APPE</c> have in common.</summary>
internal abstract class UploadVerb : FtpVerb
{
    protected async ValueTask<FtpReply> TakeAsync(FtpSession session, string argument, long? offset, CancellationToken cancellation)
    {
        var path = ResolveFile(session, argument);

        // Asked first: files that are opened for writing may be cut by that.
        if (session.Begin("", () => null!) is { Code: not 150 } refusal)
        {
            return refusal;
        }

        var upload = await session.Files!.WriteAsync(path, new FtpWrite(offset, session.Announced), cancellation);
        return session.Begin($"{path} is awaited.", () => new TakeContent(upload) { Description = $"{Name} {path}" });
    }
}
