namespace Cardshop.Workers.Creator;

/// <summary>No image can be made of an order as it is.</summary>
/// <param name="problems">All reasons.</param>
internal sealed class OrderRefusedException(IReadOnlyList<string> problems) : IOException(string.Join('\n', problems));
