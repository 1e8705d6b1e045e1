using System.Text.Json.Serialization.Metadata;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Problems;
using Cardshop.Scheduler.Outcomes;
using Microsoft.AspNetCore.Http;

namespace Cardshop.Scheduler.Api;

/// <summary>Turns what came of a request into an answer.</summary>
internal static class Answers
{
    public static IResult Of<T>(Outcome<T> outcome, int status = 200) =>
        outcome.IsRefused ? Problem(outcome.Problem) : Json(outcome.Value!, status);

    public static IResult Of(Outcome<Nothing> outcome) => outcome.IsRefused ? Problem(outcome.Problem) : Results.NoContent();

    public static IResult Json<T>(T value, int status = 200) =>
        Results.Json(value, (JsonTypeInfo<T>)ContractsJson.Default.GetTypeInfo(typeof(T))!, statusCode: status);

    public static IResult Problem(Problem problem) => new ProblemResult(problem);
}
