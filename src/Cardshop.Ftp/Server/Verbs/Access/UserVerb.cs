using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Access;

/// <summary><c>USER NAME</c>: who wants to come in. Whoever was in is out.</summary>
internal sealed class UserVerb : FtpVerb
{
    public override string Name => "USER";

    public override bool IsForAnyone => true;

    public override async ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation)
    {
        await session.EnterAsync(files: null);
        if (!session.MayLogIn)
        {
            return new FtpReply(530, "Passwords are taken over TLS only: say AUTH TLS first.");
        }

        session.Username = argument;
        return argument.Length == 0 ? new FtpReply(501, "Who? USER NAME.") : new FtpReply(331, "Send your access token as the password.");
    }
}
