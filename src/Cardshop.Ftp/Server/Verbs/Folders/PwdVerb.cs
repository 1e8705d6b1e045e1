using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Folders;

/// <summary><c>PWD</c>: the folder that relative paths begin in.</summary>
internal sealed class PwdVerb(string name) : FtpVerb
{
    public override string Name => name;

    public override ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation) =>
        new(new FtpReply(257, $"{Quote(session.Folder)} is where you are."));
}
