namespace Cardshop.Content.Caching;

/// <summary>A cache policy cannot be used. The message says all that is wrong with it.</summary>
public sealed class CachePolicyException(string message, Exception? inner = null) : IOException(message, inner);
