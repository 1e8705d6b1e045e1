using Cardshop.Content.Caching;
using Cardshop.Content.Store;
using Cardshop.Contracts.Queue;
using Cardshop.Imaging.Creation;
using Cardshop.Imaging.Planning;
using Cardshop.Imaging.Sources;
using Cardshop.Oci.Registries;
using Cardshop.Primitives.Storage;
using Cardshop.Workers.Kit;
using Cardshop.Workers.Warehouses;

namespace Cardshop.Workers.Creator;

/// <summary>
/// Makes the image of an order and puts it into the warehouse, without a copy of it in between: the bytes of the plan are read, hashed and sent
/// as they are needed.
/// </summary>
/// <param name="storage">The file system that the content store lies on.</param>
/// <param name="door">The way into the warehouse.</param>
/// <param name="options">How.</param>
/// <param name="clock">What time it is.</param>
public sealed class ImageCreator(IStorage storage, IWarehouseDoor door, CreatorOptions options, TimeProvider clock) : ITaskWork
{
    private const int MostHeld = 2_000;
    private readonly SourcePolicy _policy = new(options.Sources);

    /// <inheritdoc/>
    public Task<ClaimRequest> OfferAsync(ClaimRequest request, CancellationToken cancellation)
    {
        using var store = new ContentStore(storage, options.CacheFolder, clock);
        var names = store.Sources().OrderByDescending(source => source.Entry.LastUsed).Select(source => source.Entry.Source);
        return Task.FromResult(request with { Cached = [.. names.Where(name => name.Length <= MostHeld).Take(MostHeld)] });
    }

    /// <inheritdoc/>
    public async Task<TaskResult> RunAsync(HeldTask held, CancellationToken cancellation)
    {
        var failed = WorkStatus.FailedToBuild;
        try
        {
            held.Enter(WorkStatus.Building);
            using var workshop = OpenWorkshop();
            var planned = await PlanAsync(held, workshop, cancellation);
            held.Say($"plan: {planned.Report.Length.Bytes} bytes, {planned.Plan!.MappedLength} of them written");

            failed = WorkStatus.FailedToUpload;
            held.Enter(WorkStatus.Uploading);
            var artifacts = await new ImageDelivery(storage, door, held, planned, options.CacheFolder).PutAsync(cancellation);
            return new TaskResult(Status: held.Lease.Work.IsPublic ? WorkStatus.UploadedPublic : WorkStatus.Uploaded, Artifacts: artifacts);
        }
        catch (Exception error) when (CreatorFailures.Of(error, failed) is { } result)
        {
            held.Say($"{result.Cause}");
            return result;
        }
        finally
        {
            Prune(held);
        }
    }

    private async Task<PlannedImage> PlanAsync(HeldTask held, ImageWorkshop workshop, CancellationToken cancellation)
    {
        var request = OrderedImage.Read(held.Lease.Work, options.Platform);
        if (_policy.Refuse(request.Recipe) is { Count: > 0 } refusals)
        {
            throw new OrderRefusedException([.. refusals.Select(refusal => $"{refusal.Field}: {refusal.Reason}")]);
        }

        var planned = await workshop.Planner.PlanAsync(request, new InputProgress(held, clock), cancellation);
        foreach (var notice in planned.Notices)
        {
            held.Say($"notice: {notice}");
        }

        return planned;
    }

    private ImageWorkshop OpenWorkshop() => new(
        storage,
        options.CacheFolder,
        new() { Mirrors = options.Mirrors, Policy = CachePolicyFile.Load(storage, options.CacheFolder) },
        new RegistryOptions { InsecureRegistries = options.InsecureRegistries },
        _policy,
        clock);

    /// <summary>What the policy does not keep goes after each order. That this fails does not fail the order.</summary>
    private void Prune(HeldTask held)
    {
        try
        {
            ImageWorkshop.Prune(storage, options.CacheFolder, clock);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            held.Say($"the content store cannot be pruned: {error.Message}");
        }
    }
}
