using System.Security.Authentication;
using Cardshop.Contracts.Problems;

namespace Cardshop.Commands.Shop;

/// <summary>What the answers of a scheduler, or the lack of one, mean for the user.</summary>
internal static class ShopFailures
{
    public static (int ExitCode, IReadOnlyList<string> Messages)? Describe(Exception error) => error switch
    {
        ShopException refused => (refused.ExitCode, refused.Messages),
        ProblemException refused => (CodeOf(refused.Problem), MessagesOf(refused.Problem)),
        HttpRequestException { InnerException: AuthenticationException insecure } => (ExitCode.Unreachable, [insecure.Message]),
        HttpRequestException or HttpIOException => (ExitCode.Unreachable, [$"The scheduler cannot be reached: {Sentence(error.Message)} Is it running, and is its address right?"]),
        OperationCanceledException { InnerException: TimeoutException } => (ExitCode.Unreachable, ["The scheduler does not answer. Try again later."]),
        _ => null,
    };

    /// <summary>Whether an error is one of those that go away when the scheduler is back.</summary>
    public static bool IsPassing(Exception error) => error switch
    {
        ProblemException refused => refused.IsTransient,
        HttpRequestException { InnerException: AuthenticationException } => false,
        OperationCanceledException => error.InnerException is TimeoutException,
        _ => error is HttpRequestException or IOException,
    };

    private static int CodeOf(Problem problem) => problem.Type switch
    {
        ProblemTypes.Unauthenticated or ProblemTypes.WrongCredentials or ProblemTypes.Protocol => ExitCode.Usage,
        ProblemTypes.TooMany or ProblemTypes.Unavailable => ExitCode.Unreachable,
        ProblemTypes.Internal => ExitCode.Failed,
        _ => ExitCode.Refused,
    };

    private static IReadOnlyList<string> MessagesOf(Problem problem) => problem switch
    {
        { Type: ProblemTypes.Unauthenticated } => ["This login is over. Log in again with \"cardshop login\"."],
        { Type: ProblemTypes.Protocol } => [$"The scheduler speaks version {problem.Wanted} of the protocol, and this program does not. Install the version of cardshop that the scheduler has."],
        { Errors: { Count: > 0 } errors } => [.. errors.Select(part => $"{part.Field}: {part.Message}")],
        _ => [problem.Detail],
    };

    private static string Sentence(string text) => text.EndsWith('.') ? text : text + ".";
}
