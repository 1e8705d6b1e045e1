namespace Cardshop.Contracts.Shop;

/// <summary>A channel to make, or what to change of one; what is null stays.</summary>
public sealed record ChannelRequest(
    string? Slug = null, string? Name = null, bool? Active = null, bool? Private = null, string? SenderName = null, string? SenderEmail = null, string? SenderAddress = null);
