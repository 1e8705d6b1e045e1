using System.Text;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Primitives.Digests;

namespace Cardshop.Shop.Commands;

/// <summary>What a worker does in these tests.</summary>
internal static class Errands
{
    /// <summary>Places an order and has it done.</summary>
    public static async Task<Order> FinishedAsync(Hosting.Shop shop, Func<Lease, TaskResult>? result = null)
    {
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var lease = await shop.ClaimAsync();
        await shop.Creator.FinishAsync(lease.Id, (result ?? Hosting.Shop.Done)(lease));
        return await shop.Manager.GetOrderAsync(order.Id);
    }

    /// <summary>Places an order that fails for good.</summary>
    public static Task<Order> FailedAsync(Hosting.Shop shop) => FinishedAsync(shop, Failure);

    /// <summary>No image can be made, now or later.</summary>
    public static TaskResult Failure(Lease lease) => new()
    {
        Fence = lease.Fence, Status = WorkStatus.FailedToBuild, Cause = "a.zim has another checksum.", Remedy = "Correct the recipe.", Retryable = false,
    };

    /// <summary>An image that lies on a server.</summary>
    public static TaskResult Image(Lease lease, Uri url, ReadOnlySpan<byte> content) => new()
    {
        Fence = lease.Fence,
        Status = WorkStatus.UploadedPublic,
        Artifacts = [new ReportedArtifact { Kind = "image", Name = lease.Work.FileName, Size = content.Length, Sha256 = Sha256Digest.Of(content).ToString(), Url = url.AbsoluteUri }],
    };

    /// <summary>A stage of the work, half done.</summary>
    public static Task StageAsync(Hosting.Shop shop, Lease lease, WorkStatus status, string stage) => shop.Creator.HeartbeatAsync(
        lease.Id, new Heartbeat { Fence = lease.Fence, Status = status, Progress = new TaskProgress(stage, 50 << 20, 100 << 20, Rate: 10 << 20, Eta: 5) });

    /// <summary>Waits until there is an order, which another process is about to place.</summary>
    public static async Task<OrderId> OnlyOrderAsync(Hosting.Shop shop)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            if ((await shop.Manager.ListOrdersAsync()).Items is [var order])
            {
                return order.Id;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException("Nobody has ordered anything.");
    }

    public static Task LogAsync(Hosting.Shop shop, Lease lease, long offset, string text) => shop.Creator.AppendLogAsync(lease, offset, Encoding.UTF8.GetBytes(text));
}
