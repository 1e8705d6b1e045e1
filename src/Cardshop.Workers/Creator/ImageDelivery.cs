using Cardshop.Content.Uploading;
using Cardshop.Contracts.Queue;
using Cardshop.Imaging.Manifests;
using Cardshop.Imaging.Planning;
using Cardshop.Imaging.Plans;
using Cardshop.Imaging.Rendering;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;
using Cardshop.Workers.Kit;
using Cardshop.Workers.Warehouses;

namespace Cardshop.Workers.Creator;

/// <summary>
/// Puts one image into the warehouse, with its manifest and block map beside it: both are there before the image gets its name. An upload that
/// another worker began is carried on when the plan is the same.
/// </summary>
internal sealed class ImageDelivery(IStorage storage, IWarehouseDoor door, HeldTask held, PlannedImage planned, string folder)
{
    private readonly Work _work = held.Lease.Work;
    private readonly ImagePlan _plan = planned.Plan!;
    private readonly List<ReportedArtifact> _artifacts = [];

    /// <returns>What is in the warehouse then, the image first.</returns>
    public async Task<IReadOnlyList<ReportedArtifact>> PutAsync(CancellationToken cancellation)
    {
        using var content = new PlanSource(_plan);
        using var ranges = new PassingRanges(_plan);
        var before = UploadCheckpoint.TryRead(held.Checkpoint) is { } left && left.IsOf(_plan) ? left.Upload : null;
        held.Say(before is null ? $"upload {_work.FileName}" : $"upload {_work.FileName}: carried on at {before}");
        var uploaded = await door.PutAsync(
            new UploadRequest(_work.UploadUri, _work.FileName, content)
            {
                Resume = before,
                Began = upload => held.Checkpoint = UploadCheckpoint.Of(_plan, upload).ToString(),
                Observer = ranges.Append,
                BeforePublication = (digest, token) => PutCompanionsAsync(ranges.Digests, digest, token),
            },
            _work.UploadGrant,
            new UploadStage(held),
            cancellation);
        held.Say($"{_work.FileName}: in the warehouse, SHA-256 {uploaded.Digest}");
        return [Artifact("image", _work.FileName, uploaded), .. _artifacts];
    }

    private async Task PutCompanionsAsync(IReadOnlyList<RangeDigest> ranges, Sha256Digest whole, CancellationToken cancellation)
    {
        _artifacts.Clear();
        await PutCompanionAsync("manifest", ".manifest.json", stream => ManifestWriter.Write(stream, _plan, planned.Request.RecipeDigest, planned.Inputs.ToLock(), ranges, whole), cancellation);
        await PutCompanionAsync("bmap", ".bmap", RangeMap.Of(_plan.Length, ranges).Write, cancellation);

        // From here on the image is there for everybody: only whoever still has the task may go on.
        await held.RequireAsync(cancellation);
    }

    private async Task PutCompanionAsync(string kind, string suffix, Action<Stream> write, CancellationToken cancellation)
    {
        var (name, path) = (_work.FileName + suffix, Path.Join(folder, $"{held.Lease.Id}{suffix}"));
        try
        {
            using (var stream = new StorageStream(storage.Open(path, StorageMode.Replace)))
            {
                write(stream);
            }

            var content = FileSource.Open(storage, path);
            _artifacts.Add(Artifact(kind, name, await door.PutAsync(new UploadRequest(_work.UploadUri, name, content), _work.UploadGrant, progress: null, cancellation)));
        }
        finally
        {
            storage.Delete(path);
        }
    }

    private ReportedArtifact Artifact(string kind, string name, UploadedContent uploaded) =>
        new(kind, name, uploaded.Length, uploaded.Digest.ToString(), $"{_work.DownloadUri.AbsoluteUri.TrimEnd('/')}/{name}");

    private sealed class UploadStage(HeldTask held) : IProgress<UploadProgress>
    {
        public void Report(UploadProgress value) =>
            held.Tell(TaskProgress.Of($"upload {held.Lease.Work.FileName}", value.Bytes, value.Total, value.BytesPerSecond));
    }
}
