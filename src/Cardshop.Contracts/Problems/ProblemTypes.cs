namespace Cardshop.Contracts.Problems;

/// <summary>The types of problems; a client may rely on them.</summary>
public static class ProblemTypes
{
    /// <summary>400: the body is not what it says it is.</summary>
    public const string Malformed = "urn:cardshop:problem:malformed";

    /// <summary>401: no token, or one that is not good any more.</summary>
    public const string Unauthenticated = "urn:cardshop:problem:unauthenticated";

    /// <summary>401: wrong user, wrong password, or an account that is switched off.</summary>
    public const string WrongCredentials = "urn:cardshop:problem:wrong-credentials";

    /// <summary>403: the account may not do that.</summary>
    public const string Forbidden = "urn:cardshop:problem:forbidden";

    /// <summary>404: there is no such thing, or not for this account.</summary>
    public const string NotFound = "urn:cardshop:problem:not-found";

    /// <summary>408: the body stopped coming.</summary>
    public const string TooSlow = "urn:cardshop:problem:too-slow";

    /// <summary>409: the state that the thing is in does not allow it.</summary>
    public const string WrongState = "urn:cardshop:problem:wrong-state";

    /// <summary>409: the name is taken.</summary>
    public const string Taken = "urn:cardshop:problem:taken";

    /// <summary>409: the task is held by somebody else, or by nobody.</summary>
    public const string LeaseLost = "urn:cardshop:problem:lease-lost";

    /// <summary>409: the task was cancelled.</summary>
    public const string Canceled = "urn:cardshop:problem:canceled";

    /// <summary>409: the idempotency key was used for something else.</summary>
    public const string KeyReused = "urn:cardshop:problem:key-reused";

    /// <summary>409: the log has another length.</summary>
    public const string LogOffset = "urn:cardshop:problem:log-offset";

    /// <summary>410: it was good once.</summary>
    public const string Gone = "urn:cardshop:problem:gone";

    /// <summary>413: the body is too large.</summary>
    public const string TooLarge = "urn:cardshop:problem:too-large";

    /// <summary>415: the body is not JSON.</summary>
    public const string NotJson = "urn:cardshop:problem:not-json";

    /// <summary>422: parts of the request are wrong.</summary>
    public const string Invalid = "urn:cardshop:problem:invalid";

    /// <summary>422: no image can be made of the recipe.</summary>
    public const string RecipeRefused = "urn:cardshop:problem:recipe-refused";

    /// <summary>426: another version of the protocol is spoken here.</summary>
    public const string Protocol = "urn:cardshop:problem:protocol";

    /// <summary>429: too many requests.</summary>
    public const string TooMany = "urn:cardshop:problem:too-many";

    /// <summary>500: a defect of the scheduler.</summary>
    public const string Internal = "urn:cardshop:problem:internal";

    /// <summary>503: the store does not answer, or the scheduler is going down.</summary>
    public const string Unavailable = "urn:cardshop:problem:unavailable";
}
