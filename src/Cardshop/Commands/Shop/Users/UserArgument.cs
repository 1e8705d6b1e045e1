using System.CommandLine;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Client;
using Cardshop.Contracts.Ids;

namespace Cardshop.Commands.Shop.Users;

/// <summary>The argument <c>USER</c>.</summary>
internal static class UserArgument
{
    public static Argument<string> Create() => new("USER") { Description = "An account, by its username or its id." };

    /// <summary>Finds an account.</summary>
    /// <exception cref="ShopException">There is none.</exception>
    public static async Task<User> FindAsync(SchedulerClient client, string name, CancellationToken cancellation)
    {
        var named = await client.ListUsersAsync($"username={Uri.EscapeDataString(name)}", cancellation);
        return named.Items is [var user] ? user
            : UserId.TryParse(name, out var id) ? await client.GetUserAsync(id, cancellation)
            : throw new ShopException(ExitCode.Refused, $"There is no user {name}, or this account may not see it.");
    }
}
