namespace Cardshop.Warehouse.Access;

/// <summary>Somebody with an access token.</summary>
/// <param name="Username">Who.</param>
/// <param name="Role">manager, creator, writer, builder or distributor; <see cref="ServiceRole"/> for the scheduler itself.</param>
/// <param name="Channel">The channel whose objects are theirs; null for all.</param>
public sealed record Caller(string Username, string Role, string? Channel)
{
    /// <summary>The role of the scheduler, which hands out grants and links.</summary>
    public const string ServiceRole = "service";

    /// <summary>The role of people who look after a channel.</summary>
    public const string ManagerRole = "manager";

    /// <summary>Whether objects of a channel concern this caller.</summary>
    public bool Sees(string? channel) => Channel is null || string.Equals(Channel, channel, StringComparison.Ordinal);

    /// <summary>Whether this caller may hand out rights to objects of a channel, keep them longer and delete them.</summary>
    public bool Governs(string? channel) => Role is ServiceRole or ManagerRole && Sees(channel);
}
