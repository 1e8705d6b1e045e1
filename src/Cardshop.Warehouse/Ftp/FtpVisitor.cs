using Cardshop.Warehouse.Access;
using Cardshop.Warehouse.Links;
using Cardshop.Warehouse.Objects;

namespace Cardshop.Warehouse.Ftp;

/// <summary>
/// Somebody who is logged in, and their rights: all read what belongs to their channel; managers write and delete there; others write what
/// grants are for that they have shown.
/// </summary>
internal sealed class FtpVisitor(string username, string? token, Caller? caller, IReadOnlyList<IAccessTokens> tokens, Grants grants, long maxLength)
{
    private readonly List<string> _grants = [];
    private Caller? _caller = caller;

    /// <summary>The names of objects that may be written by grants.</summary>
    public IEnumerable<ObjectName> Granted => _grants.Select(grants.Read).OfType<Grant>().Select(grant => grant.Name);

    /// <summary>Shows a grant.</summary>
    /// <returns>Whether it is good, and this visitor's.</returns>
    public bool TryShow(string grant)
    {
        if (grants.Read(grant) is not { } read || (read.Owner is { Length: > 0 } owner && !string.Equals(owner, username, StringComparison.Ordinal)))
        {
            return false;
        }

        if (!_grants.Contains(grant, StringComparer.Ordinal))
        {
            _grants.RemoveAll(shown => grants.Read(shown) is null);
            _grants.Add(grant);
        }

        return true;
    }

    /// <summary>Asks again.</summary>
    /// <exception cref="HttpRequestException">Nobody can be asked at the moment.</exception>
    public async ValueTask<bool> ConfirmAsync(CancellationToken cancellation)
    {
        if (token is null)
        {
            return Granted.Any();
        }

        _caller = await WarehouseLogin.FindAsync(tokens, username, token, cancellation);
        return _caller is not null;
    }

    public bool Sees(StoredObject stored) =>
        stored.Damaged is null && (_caller?.Sees(stored.Channel) is true || Granted.Any(name => name == stored.Name || Companions.Of(name).Contains(stored.Name)));

    public bool Governs(string? channel) => _caller?.Governs(channel) is true;

    /// <summary>What this visitor may upload under a name; null for nothing.</summary>
    public WriteRight? RightTo(ObjectName name)
    {
        foreach (var grant in _grants.Select(grants.Read).OfType<Grant>())
        {
            if (grant.AllowedLength(name) is { } most)
            {
                return new WriteRight(Math.Min(most, maxLength), grant.Channel, grant.Owner, grant.KeepUntil, grant.Replaces, grant.Fence);
            }
        }

        return _caller is { Channel: var channel } && Governs(channel) ? new WriteRight(maxLength, channel, username, KeepUntil: null, Replaces: true, Fence: null) : null;
    }
}
