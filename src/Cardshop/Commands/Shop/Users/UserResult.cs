using Cardshop.Contracts.Accounts;

namespace Cardshop.Commands.Shop.Users;

/// <summary>An account as it stands.</summary>
/// <param name="User">As the API has it.</param>
internal sealed record UserResult(User User)
{
    public static int Tell(Session session, User user)
    {
        var channel = user.Channel is null ? "" : $" of the channel {user.Channel}";
        session.Reporter.Result(
            ExitCode.Ok,
            new UserResult(user),
            ShopJson.Default.UserResult,
            $"{user.Username}: {ShopText.Word(user.Role)}{channel}, {user.Email}{(user.Active ? "" : ", switched off")}.");
        return ExitCode.Ok;
    }
}
