namespace Cardshop.Scheduler.Links;

/// <summary>A warehouse cannot be asked, or says no. The message says which, and why.</summary>
public sealed class DoorException(string message, Exception? inner = null) : IOException(message, inner);
