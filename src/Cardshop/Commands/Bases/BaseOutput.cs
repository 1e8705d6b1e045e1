using Cardshop.Imaging.Plans;
using Cardshop.Imaging.Rendering;
using Cardshop.Primitives;
using Cardshop.Primitives.Sizes;
using Cardshop.Reporting;

namespace Cardshop.Commands.Bases;

/// <summary>Renders a base image and says what it became.</summary>
internal static class BaseOutput
{
    public static int Render(Session session, ImagePlan plan, string output, CancellationToken cancellation)
    {
        using var target = RenderTarget.Open(session.Storage, output, plan);
        var progress = new CallbackProgress<RenderProgress>(at => session.Reporter.Progress(new StageProgress("render", output, at.Done, at.Total)));
        var options = new RenderOptions { HashWhole = true };
        var digest = new ImageRenderer(session.Storage, session.Clock).Render(plan, target, options, progress, cancellation);
        target.Publish();
        session.Reporter.Result(
            ExitCode.Ok,
            new BaseResult(output, plan.Length, plan.MappedLength, $"{plan.DiskId:x8}", digest?.ToString()),
            ResultJson.Default.BaseResult,
            $"{output}: {new ByteSize(plan.Length)}, disk {plan.DiskId:x8}, SHA-256 {digest}");
        return ExitCode.Ok;
    }
}
