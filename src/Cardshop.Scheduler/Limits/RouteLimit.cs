namespace Cardshop.Scheduler.Limits;

/// <summary>How often a route may be called: by an account, or by an address where it takes no account.</summary>
/// <param name="Name">Routes that share a name share what they may.</param>
/// <param name="Burst">How many calls at once.</param>
/// <param name="Interval">How long until one more may come.</param>
public sealed record RouteLimit(string Name, int Burst, TimeSpan Interval)
{
    /// <summary>Making the first account: for a person who mistypes, not for somebody who tries out links.</summary>
    public static RouteLimit Setup { get; } = new("setup", 30, TimeSpan.FromSeconds(6));

    /// <summary>Trying one's old password: a token that was stolen is no way to guess it.</summary>
    public static RouteLimit Password { get; } = new("password", 10, TimeSpan.FromSeconds(6));

    /// <summary>New tokens for old ones: enough for hundreds of workers that start again behind one address.</summary>
    public static RouteLimit Refresh { get; } = new("refresh", 500, TimeSpan.FromMilliseconds(50));

    /// <summary>Asking whose a token is: enough for a busy warehouse, which remembers the answers for two seconds.</summary>
    public static RouteLimit Validate { get; } = new("validate", 2_000, TimeSpan.FromMilliseconds(5));

    /// <summary>Following links of mails: for the people of a site, not for somebody who tries out links.</summary>
    public static RouteLimit Link { get; } = new("link", 60, TimeSpan.FromSeconds(1));

    /// <summary>Planning recipes, for an order or without one: each may ask other servers.</summary>
    public static RouteLimit Planning { get; } = new("planning", 60, TimeSpan.FromSeconds(1));
}
