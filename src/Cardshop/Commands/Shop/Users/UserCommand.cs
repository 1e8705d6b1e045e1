using System.CommandLine;

namespace Cardshop.Commands.Shop.Users;

/// <summary><c>cardshop user …</c></summary>
internal static class UserCommand
{
    public static Command Create() => new("user", "Look after the accounts of a shop: managers and workers.")
    {
        UserListCommand.Create(),
        UserAddCommand.Create(),
        UserChangeCommand.Create(),
        UserRemoveCommand.Create(),
    };
}
