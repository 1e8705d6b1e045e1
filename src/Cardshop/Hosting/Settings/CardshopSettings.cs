using Cardshop.Scheduler;
using Cardshop.Warehouse;

namespace Cardshop.Hosting.Settings;

/// <summary>How the services of the program are run: what files, the environment and flags say, over the defaults.</summary>
internal sealed record CardshopSettings
{
    /// <summary>Where they are, and how they are reached.</summary>
    public ServerSettings Server { get; init; } = new();

    /// <summary>The scheduler; its folder and its address are the server's business.</summary>
    public SchedulerOptions Scheduler { get; init; } = new();

    /// <summary>How others reach the scheduler; null for where the server listens.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>The warehouse that the scheduler hands out rights to, when it is in another process.</summary>
    public RemoteWarehouse RemoteWarehouse { get; init; } = new();

    /// <summary>The warehouse; without a folder it is in the data folder.</summary>
    public WarehouseOptions Warehouse { get; init; } = new();

    /// <summary>The scheduler that the warehouse asks whose a token is, when it is in another process.</summary>
    public RemoteScheduler RemoteScheduler { get; init; } = new();

    /// <summary>The creator that works in the shop's own process.</summary>
    public WorkerSettings Worker { get; init; } = new();
}
