using Cardshop.Imaging.Inputs;
using Cardshop.Imaging.Plans;

namespace Cardshop.Imaging.Planning;

/// <summary>An image that can be made, or an idea of it.</summary>
/// <param name="Request">What was wanted.</param>
/// <param name="Inputs">What it is made of.</param>
/// <param name="Report">How large it becomes, and why.</param>
/// <param name="Plan">The image; null when not all inputs are at hand.</param>
/// <param name="Notices">What the user should know, though nothing is wrong.</param>
public sealed record PlannedImage(ImageRequest Request, ImageInputs Inputs, PlanReport Report, ImagePlan? Plan, IReadOnlyList<string> Notices);
