using Cardshop.Contracts.Problems;

namespace Cardshop.Scheduler.Outcomes;

/// <summary>The problems that the scheduler answers with.</summary>
internal static class Refusal
{
    public static Problem NotFound(string what, object id) =>
        NotFound($"There is no {what} {id}, or this account may not see it.");

    public static Problem NotFound(string detail) => new(ProblemTypes.NotFound, "Not found", 404, detail);

    public static Problem WrongState(string what, object id, string state, string wanted) =>
        new(ProblemTypes.WrongState, "The state does not allow it", 409, $"The {what} {id} is {state}; {wanted}") { State = state };

    public static Problem Taken(string field, string message) =>
        new(ProblemTypes.Taken, "Already taken", 409, message) { Errors = [new FieldProblem(field, message)] };

    public static Problem Invalid(IReadOnlyList<FieldProblem> errors) =>
        new(ProblemTypes.Invalid, "Parts of the request are wrong", 422, string.Join(' ', errors.Select(error => $"{error.Field}: {error.Message}")))
        {
            Errors = errors,
        };

    public static Problem Invalid(string field, string message) => Invalid([new FieldProblem(field, message)]);

    public static Problem RecipeRefused(IReadOnlyList<FieldProblem> errors) =>
        new(ProblemTypes.RecipeRefused, "No image can be made of the recipe", 422, $"The recipe has {errors.Count} problem(s); correct them and send it again.")
        {
            Errors = errors,
        };

    public static Problem Forbidden(string detail) => new(ProblemTypes.Forbidden, "Not allowed", 403, detail);

    public static Problem Unauthenticated() =>
        new(ProblemTypes.Unauthenticated, "No valid token", 401, "Send a token that is still good as \"Authorization: Bearer …\", or log in again.");

    public static Problem WrongCredentials() =>
        new(ProblemTypes.WrongCredentials, "Wrong credentials", 401, "The username or the password is wrong, or the account is switched off.");

    public static Problem TooMany(TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        return new Problem(ProblemTypes.TooMany, "Too many requests", 429, $"Wait {seconds} s, then try again.") { RetryAfter = seconds };
    }

    public static Problem Gone(string detail) => new(ProblemTypes.Gone, "No longer there", 410, detail);

    public static Problem Unavailable(string detail) => new(ProblemTypes.Unavailable, "Not available", 503, detail) { RetryAfter = 5 };

    public static Problem LeaseLost(object lease, string state, string why) =>
        new(ProblemTypes.LeaseLost, "The lease is lost", 409, $"The lease {lease} no longer holds its task: {why}. Stop the work and claim another task.")
        {
            State = state,
        };

    public static Problem Canceled(object task) =>
        new(ProblemTypes.Canceled, "Canceled", 409, $"The task {task} was canceled. Stop the work.") { State = "canceled" };
}
