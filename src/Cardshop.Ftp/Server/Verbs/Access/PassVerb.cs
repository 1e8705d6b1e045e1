using Cardshop.Ftp.Logins;
using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Access;

/// <summary><c>PASS PASSWORD</c>: shows that they are who they say.</summary>
internal sealed class PassVerb : FtpVerb
{
    /// <summary>The longest delay is 2 to the power of this times the shortest.</summary>
    private const int MostDoublings = 3;

    public override string Name => "PASS";

    public override bool IsForAnyone => true;

    public override async ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(session.Username) || session.Files is not null || !session.MayLogIn)
        {
            return new FtpReply(503, "Say USER first.");
        }

        var who = new FtpCredentials(session.Username, argument, session.Remote);
        if (session.Setting.Throttle.IsShutOut(session.Remote))
        {
            return new FtpReply(421, "There were too many failed logins from your address. Try again later.") { Next = FtpNext.Close };
        }

        switch (await session.Setting.Login.LoginAsync(who, cancellation))
        {
            case FtpLoginResult.Accepted accepted:
                await session.EnterAsync(accepted.Files);
                session.FailedLogins = 0;
                session.Setting.Watch?.LoggedIn(who);
                return new FtpReply(230, $"Welcome, {who.Username}.");
            case FtpLoginResult.Unavailable unavailable:
                return new FtpReply(430, unavailable.Reason);
            case FtpLoginResult.Refused refused:
                session.Setting.Watch?.LoginRefused(who, refused.Reason);
                return await RefuseAsync(session, refused.Reason, cancellation);
            default:
                throw new NotSupportedException("There is no other outcome.");
        }
    }

    private static async ValueTask<FtpReply> RefuseAsync(FtpSession session, string reason, CancellationToken cancellation)
    {
        var failures = session.Setting.Throttle.Fail(session.Remote);
        session.Username = null;
        await Task.Delay(session.Options.FailureDelay * (1 << Math.Min(failures - 1, MostDoublings)), session.Setting.Clock, cancellation);
        return ++session.FailedLogins >= session.Options.MaxFailedLogins
            ? new FtpReply(421, reason) { Next = FtpNext.Close }
            : new FtpReply(530, reason);
    }
}
