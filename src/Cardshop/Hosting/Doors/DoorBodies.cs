#pragma warning disable MA0048 // The bodies of one small API, read together.
namespace Cardshop.Hosting.Doors;

/// <summary>Asks a warehouse for a right to upload.</summary>
internal sealed record GrantRequest(
    string Name, long MaxLength, DateTimeOffset Expires, string? Channel, string? Owner, DateTimeOffset? KeepUntil, bool Replaces, long? Fence);

/// <summary>The right.</summary>
internal sealed record GrantAnswer(string Grant);

/// <summary>Asks a warehouse for a link.</summary>
internal sealed record LinkRequest(string Name, DateTimeOffset Expires);

/// <summary>The link, as the scheduler would reach it.</summary>
internal sealed record LinkAnswer(Uri Url);
