namespace Cardshop.Hosting;

/// <summary>What a process serves.</summary>
[Flags]
internal enum ShopServices
{
    /// <summary>Accounts, orders and the queue.</summary>
    Scheduler = 1,

    /// <summary>Images.</summary>
    Warehouse = 2,

    /// <summary>Everything, and the creator that makes the images.</summary>
    All = Scheduler | Warehouse | Creator,

    /// <summary>The creator of the shop's own.</summary>
    Creator = 4,
}
