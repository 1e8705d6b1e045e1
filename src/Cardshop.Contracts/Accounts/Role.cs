using System.Text.Json.Serialization;
using Cardshop.Contracts.Json;

namespace Cardshop.Contracts.Accounts;

/// <summary>What an account may do.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<Role>))]
public enum Role
{
    /// <summary>Runs a channel, or the shop when it belongs to no channel.</summary>
    Manager,

    /// <summary>Makes images.</summary>
    Creator,

    /// <summary>Fetches images to a site and writes them to cards.</summary>
    Writer,

    /// <summary>Builds boot media.</summary>
    Builder,

    /// <summary>Boots hosts over a network.</summary>
    Distributor,
}
