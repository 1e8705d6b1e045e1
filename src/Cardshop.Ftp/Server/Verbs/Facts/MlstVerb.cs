using Cardshop.Ftp.Files;
using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Facts;

/// <summary><c>MLST [PATH]</c>: facts about one file or folder, for programs (RFC 3659, section 7).</summary>
internal sealed class MlstVerb : FtpVerb
{
    public override string Name => "MLST";

    public override string? Feature(FtpSession session) => $"MLST {FtpFileList.Facts}";

    public override async ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation)
    {
        var path = Resolve(session, argument);
        var entry = await FindAsync(session, path, cancellation);
        return new FtpReply(250, [$"Facts about {path}", FtpFileList.MachineLine(entry, path.ToString()), "That is all."]);
    }
}
