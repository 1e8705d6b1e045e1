using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Ids;

namespace Cardshop.Scheduler.Accounts;

/// <summary>Who asks.</summary>
/// <param name="Id">The account.</param>
/// <param name="Username">Its name.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Channel">The channel that it is confined to; null for the whole shop.</param>
public sealed record Principal(UserId Id, string Username, Role Role, string? Channel)
{
    /// <summary>Whether things of a channel are its business.</summary>
    public bool Sees(string? channel) => Channel is null || string.Equals(Channel, channel, StringComparison.Ordinal);
}
