using Cardshop.Hotspot.Recipes;
using Cardshop.Imaging.Inputs;
using Cardshop.Imaging.Plans;

namespace Cardshop.Imaging.Planning;

/// <summary>Says what takes the room on an image.</summary>
internal sealed class PlanReporter(Recipe recipe, ImageInputs inputs, DataFit fit)
{
    public PlanReport Report(long baseContent)
    {
        List<PlanLine> content =
        [
            new(PlanLineKind.Base, inputs.Base.Source.ToString(), inputs.Base.DataStart),
            new(PlanLineKind.BaseContent, inputs.Base.Source.ToString(), inputs.Base.Length with { Bytes = baseContent }),
            .. inputs.Images.Select(image => new PlanLine(PlanLineKind.Image, image.Spec.Ident, image.Length)),
            .. inputs.Files.Select(file => new PlanLine(PlanLineKind.File, file.Spec.To, file.Length)),
        ];
        var unpacked = inputs.Images.Select(image => new PlanLine(PlanLineKind.Unpacked, image.Spec.Ident, image.UnpackedLength)).ToList();
        var free = fit.Layout.FreeBytes;
        var metadata = fit.DiskLength - free - content.Sum(line => line.Size.Bytes);
        return new PlanReport(
            Total(fit.DiskLength),
            fit.MinimumLength,
            [
                .. content,
                new PlanLine(PlanLineKind.Metadata, "ext4", Total(metadata)),
                .. unpacked,
                new PlanLine(PlanLineKind.Free, "/data", Total(free - unpacked.Sum(line => line.Size.Bytes))),
            ],
            free,
            fit.Layout.FreeInodes,
            ReferenceFormula.LengthOf(recipe, inputs),
            MemoryCard.SmallestFor(fit.DiskLength));
    }

    private Figure Total(long bytes) => inputs.IsExact ? new Figure(bytes) : new Figure(bytes, "computed from estimates");
}
