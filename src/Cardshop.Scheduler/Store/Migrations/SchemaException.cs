namespace Cardshop.Scheduler.Store.Migrations;

/// <summary>A database is not one that this version can use. The message says why, and what to do.</summary>
public sealed class SchemaException(string message) : IOException(message);
