using System.CommandLine;
using Cardshop.Commands.Shop.Listings;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Json;

namespace Cardshop.Commands.Shop.Users;

/// <summary><c>cardshop user list</c></summary>
internal static class UserListCommand
{
    private static readonly string[] Heads = ["USER", "ROLE", "CHANNEL", "EMAIL", "ACTIVE", "SINCE"];

    public static Command Create()
    {
        var role = new Option<string?>("--role") { Description = "Only those of this role.", HelpName = "ROLE" };
        role.AcceptOnlyFromAmong([.. Words.All<Role>()]);
        var channel = new Option<string?>("--channel") { Description = "Only those of this channel.", HelpName = "CHANNEL" };
        var active = ActiveOption.Create("Only those that may log in, or may not.");
        var list = new ListOptions("created", "username");
        var shopOptions = new ShopOptions();
        var command = new Command("list", "List accounts.") { role, channel, active };
        list.AddTo(command);
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            var users = await list.ReadAsync(
                parse,
                [("role", parse.GetValue(role)), ("channel", parse.GetValue(channel)), ("active", parse.GetValue(active))],
                query => shop.Client.ListUsersAsync(query, cancellation));
            return ListOptions.Tell(session, users, ShopJson.Default.ItemListUser, Heads, Row);
        });
        return command;
    }

    private static IReadOnlyList<string> Row(User user) =>
        [user.Username, ShopText.Word(user.Role), user.Channel ?? "", user.Email, ShopText.Mark(user.Active), ShopText.Time(user.Created)];
}
