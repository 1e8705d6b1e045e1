using Cardshop.Content.Fetching;

namespace Cardshop.Imaging.Inputs;

/// <summary>Tells of fetching in the words of all other work.</summary>
internal sealed class FetchingProgress(IProgress<WorkProgress> progress) : IProgress<FetchProgress>
{
    public void Report(FetchProgress value) => progress.Report(new WorkProgress(
        value.Phase == FetchPhase.Hashing ? "hash" : "fetch",
        value.Source.ToString(),
        value.Bytes,
        value.Total));
}
