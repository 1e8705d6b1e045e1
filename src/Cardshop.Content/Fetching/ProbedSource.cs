using Cardshop.Content.Store;

namespace Cardshop.Content.Fetching;

/// <summary>What can be known of a source without transferring it.</summary>
/// <param name="Source">The URL as it was asked for, without user and password.</param>
/// <param name="Length">Size in bytes; null when the server does not say.</param>
/// <param name="Validators">What the server says of its version.</param>
public sealed record ProbedSource(Uri Source, long? Length, Validators Validators);
