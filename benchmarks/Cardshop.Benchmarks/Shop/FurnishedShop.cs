using Cardshop.Contracts.Client;
using Cardshop.Contracts.Shop;

namespace Cardshop.Benchmarks.Shop;

/// <summary>What a scheduler needs to take orders when no warehouse runs beside it.</summary>
internal static class FurnishedShop
{
    public static void Furnish(SchedulerClient manager)
    {
        if (manager.ListChannelsAsync().GetAwaiter().GetResult().Items.Count == 0)
        {
            manager.CreateChannelAsync(new ChannelRequest("main", "Main")).GetAwaiter().GetResult();
        }

        if (manager.ListWarehousesAsync().GetAwaiter().GetResult().Items.Count == 0)
        {
            manager.CreateWarehouseAsync(new WarehouseRequest("main", "https://warehouse.invalid/uploads", "https://warehouse.invalid/objects/")).GetAwaiter().GetResult();
        }
    }
}
