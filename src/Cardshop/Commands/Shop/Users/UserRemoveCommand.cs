using System.CommandLine;

namespace Cardshop.Commands.Shop.Users;

/// <summary><c>cardshop user remove</c></summary>
internal static class UserRemoveCommand
{
    public static Command Create()
    {
        var name = UserArgument.Create();
        var shopOptions = new ShopOptions();
        var command = new Command("remove", "Remove an account; its sessions end.") { name };
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            var user = await UserArgument.FindAsync(shop.Client, parse.GetRequiredValue(name), cancellation);
            await shop.Client.DeleteUserAsync(user.Id, cancellation);
            return RemovedResult.Tell(session, user.Username);
        });
        return command;
    }
}
