using Cardshop.Oci.Images;

namespace Cardshop.Imaging.Inputs;

/// <summary>Tells of pulling in the words of all other work.</summary>
internal sealed class PullingProgress(IProgress<WorkProgress> progress) : IProgress<PullProgress>
{
    public void Report(PullProgress value) => progress.Report(new WorkProgress("pull", value.Reference.ToString(), value.Bytes, value.Total));
}
