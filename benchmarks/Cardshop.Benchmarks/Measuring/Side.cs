namespace Cardshop.Benchmarks.Measuring;

/// <summary>One of those that are compared.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Prepare">Takes away what the run before left; not measured.</param>
/// <param name="Run">Does it once.</param>
internal sealed record Side(string Name, Action Prepare, Func<Sample> Run);
