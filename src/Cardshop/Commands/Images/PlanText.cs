using Cardshop.Imaging.Inputs;
using Cardshop.Imaging.Planning;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Commands.Images;

/// <summary>A plan for people to read.</summary>
internal static class PlanText
{
    public static string Of(PlanReport report) => string.Join('\n',
    [
        .. report.Lines.Where(line => line.Size.Bytes != 0).Select(line => Line(line.Size, NameOf(line.Kind, line.Name))),
        Line(report.Length, report.IsExact ? "in all, right to the byte" : "in all"),
        "",
        report.MinimumLength < report.Length.Bytes ? $"The content needs {new ByteSize(report.MinimumLength)} ({report.MinimumLength} bytes)." : "This is the smallest size that will do.",
        $"On /data {new ByteSize(report.FreeBytes)} and {report.FreeInodes} inodes are free before container images are unpacked.",
        report.Card is { } card ? $"The smallest card that will do: {card.Gigabytes} GB." : $"No usual memory card is large enough; the largest has {MemoryCard.All[^1].Gigabytes} GB.",
        $"image-creator's formula says {new ByteSize(report.ReferenceLength)} ({report.ReferenceLength} bytes).",
        .. report.IsExact ? Array.Empty<string>() : ["Lines with ~ are estimates; --fetch makes them exact."],
    ]);

    /// <summary>A size, and what it is of.</summary>
    public static string Line(long size, bool isExact, string what)
    {
        var bytes = (isExact ? "" : "~") + size;
        return $"{bytes,16}  {new ByteSize(size),10}  {what}";
    }

    /// <summary>What takes the room.</summary>
    public static string NameOf(PlanLineKind kind, string name) => kind switch
    {
        PlanLineKind.Base => $"base {name}",
        PlanLineKind.BaseContent => "what the base has on /data",
        PlanLineKind.Image => $"image {name}",
        PlanLineKind.File => name,
        PlanLineKind.Metadata => "file system of /data",
        PlanLineKind.Unpacked => $"room to unpack {name}",
        _ => "room for logs and settings",
    };

    private static string Line(Figure figure, string what) =>
        Line(figure.Bytes, figure.IsExact, what) + (figure.Estimate is { } estimate ? $"  (by {estimate})" : "");
}
