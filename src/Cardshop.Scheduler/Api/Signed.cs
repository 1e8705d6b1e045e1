using Cardshop.Scheduler.Accounts;
using Microsoft.AspNetCore.Http;

namespace Cardshop.Scheduler.Api;

/// <summary>Who calls; the gate has checked it.</summary>
/// <param name="Principal">The account.</param>
public sealed record Signed(Principal Principal)
{
    private static readonly object Key = new();

    /// <summary>What minimal APIs call.</summary>
    public static ValueTask<Signed> BindAsync(HttpContext context) => ValueTask.FromResult((Signed)context.Items[Key]!);

    internal static void Set(HttpContext context, Principal principal) => context.Items[Key] = new Signed(principal);
}
