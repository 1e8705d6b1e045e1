namespace Cardshop.Imaging.Inputs;

/// <summary>How far a piece of long work is.</summary>
/// <param name="Stage">What is being done: <c>fetch</c>, <c>hash</c>, <c>pull</c>, <c>unpack</c>.</param>
/// <param name="Item">What it is done to.</param>
/// <param name="Done">Bytes that are done.</param>
/// <param name="Total">Bytes in all; null when nobody knows.</param>
public readonly record struct WorkProgress(string Stage, string Item, long Done, long? Total);
