namespace Cardshop.Scheduler.Store;

/// <summary>The store cannot be read or written.</summary>
public sealed class StoreException(string message, Exception inner) : IOException(message, inner);
