using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Parameters;

/// <summary><c>TYPE I</c>. <c>TYPE A</c> is taken too, since clients ask for it before lists, but bytes are never changed on the way.</summary>
internal sealed class TypeVerb : FtpVerb
{
    public override string Name => "TYPE";

    public override ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation) => new(argument.ToUpperInvariant() switch
    {
        "I" or "L 8" or "L8" => new FtpReply(200, "Bytes as they are."),
        "A" or "A N" => new FtpReply(200, "Lists are text; bytes of files stay as they are."),
        _ => new FtpReply(504, "TYPE I is what is spoken here."),
    });

    public override void Forget(FtpSession session)
    {
    }
}
