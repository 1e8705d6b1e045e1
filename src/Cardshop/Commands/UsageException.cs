namespace Cardshop.Commands;

/// <summary>The command cannot be done as it was given, or not here.</summary>
/// <param name="message">Why, and what to type instead.</param>
internal sealed class UsageException(string message) : Exception(message);
