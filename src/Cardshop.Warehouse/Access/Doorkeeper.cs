using Cardshop.Warehouse.Links;
using Cardshop.Warehouse.Objects;
using Cardshop.Warehouse.Problems;
using Microsoft.AspNetCore.Http;

namespace Cardshop.Warehouse.Access;

/// <summary>Says who may do what.</summary>
internal sealed class Doorkeeper(IEnumerable<IAccessTokens> tokens, Grants grants, SignedLinks links)
{
    private const string Bearer = "Bearer ";

    /// <summary>Refuses whoever may not read an object; null when they may. What one may not see looks as if it were not there.</summary>
    public async ValueTask<IResult?> RefuseReadingAsync(HttpContext context, ObjectName name, StoredObject? stored)
    {
        var query = context.Request.Query;
        if (query.ContainsKey("signature"))
        {
            return links.Check(name, query["expires"], query["key"], query["signature"]) switch
            {
                LinkCheck.Valid => null,
                LinkCheck.Expired => ProblemKind.LinkExpired.With($"{name}: the link has expired. Ask whoever gave it to you for a new one."),
                _ => Missing(name),
            };
        }

        var (caller, refusal) = await CallerAsync(context);
        return refusal ?? (stored is not null && !caller!.Sees(stored.Channel) ? Missing(name) : null);
    }

    /// <summary>The grant that allows to write an object, or the answer to whoever has none.</summary>
    public (Grant? Grant, IResult? Refusal) GrantFor(HttpContext context, ObjectName name)
    {
        var token = Token(context);
        if (token is null || !Grants.IsGrant(token) || grants.Read(token) is not { } grant)
        {
            return (null, Unauthorized(context, "Uploading needs a grant that is valid: Authorization: Bearer grant.… Ask the scheduler for one."));
        }

        return grant.AllowedLength(name) is null
            ? (null, ProblemKind.Forbidden.With($"{name}: the grant is for {grant.Name}, its manifest and its block map."))
            : (grant, null);
    }

    /// <summary>Who asks, or the answer to whoever does not say.</summary>
    public async ValueTask<(Caller? Caller, IResult? Refusal)> CallerAsync(HttpContext context)
    {
        try
        {
            if (Token(context) is { } token)
            {
                foreach (var known in tokens)
                {
                    if (await known.ValidateAsync(token, context.RequestAborted) is { } caller)
                    {
                        return (caller, null);
                    }
                }
            }
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !context.RequestAborted.IsCancellationRequested)
        {
            context.Response.Headers.RetryAfter = "5";
            return (null, ProblemKind.Unavailable.With("The scheduler, which knows the tokens, does not answer. Try again later."));
        }

        return (null, Unauthorized(context, "Reading needs a signed link or an access token: Authorization: Bearer …"));
    }

    /// <summary>The answer for what is not there, or not for them.</summary>
    public static IResult Missing(ObjectName name) => ProblemKind.NotFound.With($"{name}: there is no such object, or the link to it is wrong.");

    private static IResult Unauthorized(HttpContext context, string detail)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return ProblemKind.Unauthorized.With(detail);
    }

    private static string? Token(HttpContext context) =>
        context.Request.Headers.Authorization is [{ } value] && value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? value[Bearer.Length..].Trim() : null;
}
