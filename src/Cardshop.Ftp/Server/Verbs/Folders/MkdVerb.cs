using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Folders;

/// <summary><c>MKD PATH</c>: make a folder.</summary>
internal sealed class MkdVerb(string name) : FtpVerb
{
    public override string Name => name;

    public override async ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation)
    {
        var path = ResolveFile(session, argument);
        await session.Files!.CreateFolderAsync(path, cancellation);
        return new FtpReply(257, $"{Quote(path)} was made.");
    }
}
