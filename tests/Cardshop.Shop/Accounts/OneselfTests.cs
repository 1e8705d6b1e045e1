using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Client;
using Xunit;

namespace Cardshop.Shop.Accounts;

public sealed class OneselfTests
{
    [Fact]
    public async Task One_looks_up_ones_own_account_whatever_the_role()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        Assert.Equal(("creator", Role.Creator, "creator@example.org"), await OwnAsync(shop.Creator));
        Assert.Equal(("manager", Role.Manager, "manager@example.org"), await OwnAsync(shop.Manager));

        static async Task<(string Name, Role Role, string Email)> OwnAsync(SchedulerClient client)
        {
            var user = await client.GetOwnUserAsync();
            return (user.Username, user.Role, user.Email);
        }
    }
}
