using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Ids;
using Cardshop.Scheduler.Accounts;

namespace Cardshop.Scheduler.Setup;

/// <summary>Who does what nobody asked for, as the audit log has it. No account can have this name: there is a space in it.</summary>
internal static class ShopItself
{
    public const string Name = "the shop";

    public static Principal Principal { get; } = new(new UserId("the-shop"), Name, Role.Manager, Channel: null);
}
