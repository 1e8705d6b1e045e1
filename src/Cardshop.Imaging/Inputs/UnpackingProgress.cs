namespace Cardshop.Imaging.Inputs;

/// <summary>Tells of unpacking in the words of all other work.</summary>
internal sealed class UnpackingProgress(IProgress<WorkProgress> progress, string item, long total) : IProgress<long>
{
    public void Report(long value) => progress.Report(new WorkProgress("unpack", item, value, total));
}
