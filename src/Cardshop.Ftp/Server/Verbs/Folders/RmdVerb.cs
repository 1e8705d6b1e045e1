using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Folders;

/// <summary><c>RMD PATH</c>: remove a folder that is empty.</summary>
internal sealed class RmdVerb(string name) : FtpVerb
{
    public override string Name => name;

    public override async ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation)
    {
        var path = ResolveFile(session, argument);
        await session.Files!.RemoveFolderAsync(path, cancellation);
        return new FtpReply(250, $"{path} is gone.");
    }
}
