using System.Collections.Concurrent;
using Cardshop.Scheduler.Accounts;

namespace Cardshop.Scheduler.Tokens;

/// <summary>Remembers for a moment whose tokens are, so that most requests do not ask the store.</summary>
public sealed class TokenCache(TimeProvider clock)
{
    private const int Largest = 20_000;

    /// <summary>How long an account that was switched off by another process may go on.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    internal Principal? Find(string digest)
    {
        if (!_entries.TryGetValue(digest, out var entry))
        {
            return null;
        }

        if (clock.GetElapsedTime(entry.Stamp) < Lifetime && clock.GetUtcNow() < entry.Expires)
        {
            return entry.Principal;
        }

        _entries.TryRemove(digest, out _);
        return null;
    }

    internal void Add(string digest, Principal principal, DateTimeOffset expires)
    {
        if (_entries.Count >= Largest)
        {
            _entries.Clear();
        }

        _entries[digest] = new Entry(principal, expires, clock.GetTimestamp());
    }

    internal void Clear() => _entries.Clear();

    private sealed record Entry(Principal Principal, DateTimeOffset Expires, long Stamp);
}
