using System.CommandLine;
using Cardshop.Commands.Shop.Logins;
using Cardshop.Contracts.Accounts;

namespace Cardshop.Commands.Shop.Users;

/// <summary><c>cardshop user change</c></summary>
internal static class UserChangeCommand
{
    public static Command Create()
    {
        var name = UserArgument.Create();
        var email = new Option<string?>("--email") { Description = "Where its mail goes.", HelpName = "ADDRESS" };
        var active = ActiveOption.Create("Whether it may log in; false ends all its sessions.");
        var password = new Option<bool>("--password") { Description = "A new password, asked for or read from standard input; ends all its sessions." };
        var shopOptions = new ShopOptions();
        var command = new Command("change", "Change an account.") { name, email, active, password };
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            Changes.Require("--email, --active or --password", parse.GetValue(email), parse.GetValue(active), parse.GetValue(password) ? true : null);
            using var shop = shopOptions.Open(session, parse);
            var user = await UserArgument.FindAsync(shop.Client, parse.GetRequiredValue(name), cancellation);
            var change = new UserChange
            {
                Email = parse.GetValue(email),
                Active = parse.GetValue(active),
                Password = parse.GetValue(password) ? await PasswordInput.ReadAsync($"New password of {user.Username}, at least 10 characters", isNew: true, cancellation) : null,
            };
            return UserResult.Tell(session, await shop.Client.ChangeUserAsync(user.Id, change, cancellation));
        });
        return command;
    }
}
