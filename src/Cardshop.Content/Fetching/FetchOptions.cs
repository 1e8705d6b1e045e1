using Cardshop.Content.Caching;

namespace Cardshop.Content.Fetching;

/// <summary>How content is fetched.</summary>
public sealed record FetchOptions
{
    /// <summary>Where sources are asked for instead.</summary>
    public IReadOnlyList<MirrorRule> Mirrors { get; init; } = [];

    /// <summary>How many sources are transferred at a time.</summary>
    public int Parallelism { get; init; } = 4;

    /// <summary>How often a source is tried without getting any further.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>Pause before the second attempt; each further one doubles it. All pauses vary by half, so that many clients do not come back at once.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause of our own choice.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest pause that a server may ask for (<c>Retry-After</c>); one that asks for more is given up.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long connecting to a server may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a server may be silent.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How much work a kill or a power cut may cost.</summary>
    public TimeSpan SaveInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many redirects are followed.</summary>
    public int Redirects { get; init; } = 20;

    /// <summary>Follow a redirect from <c>https</c> to <c>http</c>, which anybody on the way can fake.</summary>
    public bool AllowDowngrade { get; init; }

    /// <summary>What the store is to keep, and how often that is checked for changes.</summary>
    public CachePolicy Policy { get; init; } = CachePolicy.Default;

    /// <summary>What we call ourselves.</summary>
    public string UserAgent { get; init; } = "cardshop";
}
