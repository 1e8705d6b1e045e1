using Cardshop.Imaging.Inputs;

namespace Cardshop.Imaging.Planning;

/// <summary>Something that takes room on an image.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Which.</param>
/// <param name="Size">How much it takes.</param>
public sealed record PlanLine(PlanLineKind Kind, string Name, Figure Size);
