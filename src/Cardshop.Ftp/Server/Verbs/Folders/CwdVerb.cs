using Cardshop.Ftp.Files;
using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Folders;

/// <summary><c>CWD PATH</c>: go to another folder.</summary>
internal sealed class CwdVerb(string name) : FtpVerb
{
    public override string Name => name;

    public override async ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation)
    {
        var path = Resolve(session, argument);
        if (!(await FindAsync(session, path, cancellation)).IsFolder)
        {
            throw new FtpFileException(FtpFault.NotFound, $"{path}: that is no folder.");
        }

        session.Folder = path;
        return new FtpReply(250, $"{Quote(path)} is where you are.");
    }
}
