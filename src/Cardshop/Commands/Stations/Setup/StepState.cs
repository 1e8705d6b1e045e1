namespace Cardshop.Commands.Stations.Setup;

/// <summary>How far a step is.</summary>
/// <param name="IsDone">Whether there is nothing left to do.</param>
/// <param name="Text">For people.</param>
internal sealed record StepState(bool IsDone, string Text);
