using KnownWarehouse = Cardshop.Contracts.Shop.Warehouse;

namespace Cardshop.Commands.Shop.Warehouses;

/// <summary>A warehouse as it stands.</summary>
/// <param name="Warehouse">As the API has it.</param>
internal sealed record WarehouseResult(KnownWarehouse Warehouse)
{
    public static int Tell(Session session, KnownWarehouse warehouse)
    {
        session.Reporter.Result(
            ExitCode.Ok,
            new WarehouseResult(warehouse),
            ShopJson.Default.WarehouseResult,
            $"{warehouse.Slug}: images go to {warehouse.UploadUri} and are had from {warehouse.DownloadUri}{(warehouse.Active ? "" : "; switched off")}.");
        return ExitCode.Ok;
    }
}
