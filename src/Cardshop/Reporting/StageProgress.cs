namespace Cardshop.Reporting;

/// <summary>How far long work is.</summary>
/// <param name="Stage">The kind of work: <c>fetch</c>, <c>hash</c>, <c>render</c>, <c>verify</c>.</param>
/// <param name="Item">What is worked on.</param>
/// <param name="Done">Bytes that are done.</param>
/// <param name="Total">Bytes in all; null when nobody knows.</param>
/// <param name="Rate">Bytes a second, when who does the work says so; null to have it measured.</param>
internal readonly record struct StageProgress(string Stage, string Item, long Done, long? Total, long? Rate = null);
