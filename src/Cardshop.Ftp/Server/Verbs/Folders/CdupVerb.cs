using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Folders;

/// <summary><c>CDUP</c>: go to the folder above. Above the root there is none.</summary>
internal sealed class CdupVerb(string name) : FtpVerb
{
    public override string Name => name;

    public override ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation)
    {
        session.Folder = session.Folder.Parent;
        return new(new FtpReply(250, $"{Quote(session.Folder)} is where you are."));
    }
}
