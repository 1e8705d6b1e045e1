using Cardshop.Content.Fetching;
using Cardshop.Oci.Manifests;
using Cardshop.Primitives.Digests;

namespace Cardshop.Oci.Images;

/// <summary>Adds up how far the layers of an image are, which several threads tell.</summary>
internal sealed class PullMeter
{
    private readonly ResolvedImage _image;
    private readonly IProgress<PullProgress>? _progress;
    private readonly Dictionary<Sha256Digest, LayerState> _layers;
    private readonly Lock _lock = new();

    public PullMeter(ResolvedImage image, IProgress<PullProgress>? progress)
    {
        _image = image;
        _progress = progress;
        _layers = image.Layers.DistinctBy(layer => layer.DiffId).Select(layer => layer.Layer)
            .DistinctBy(layer => layer.Digest).ToDictionary(layer => layer.Digest, layer => new LayerState(layer.Size));
    }

    /// <summary>What is to be told how the fetching of a layer goes.</summary>
    public IProgress<FetchProgress> Of(Descriptor layer) => new LayerProgress(this, layer.Digest);

    /// <summary>A layer is there and unpacked.</summary>
    public void Finish(Descriptor layer) => Update(layer.Digest, layer.Size, bytesPerSecond: 0, isDone: true);

    private void Update(Sha256Digest layer, long bytes, double bytesPerSecond, bool isDone)
    {
        lock (_lock)
        {
            _layers[layer] = _layers[layer] with { Bytes = bytes, BytesPerSecond = bytesPerSecond, IsDone = isDone };
            _progress?.Report(new PullProgress(
                _image.Reference,
                _layers.Values.Sum(state => state.Bytes),
                _layers.Values.Sum(state => state.Size),
                _layers.Values.Sum(state => state.BytesPerSecond),
                _layers.Values.Count(state => state.IsDone),
                _layers.Count));
        }
    }

    private readonly record struct LayerState(long Size, long Bytes = 0, double BytesPerSecond = 0, bool IsDone = false);

    private sealed class LayerProgress(PullMeter meter, Sha256Digest layer) : IProgress<FetchProgress>
    {
        public void Report(FetchProgress value) => meter.Update(layer, value.Bytes, value.BytesPerSecond, isDone: false);
    }
}
