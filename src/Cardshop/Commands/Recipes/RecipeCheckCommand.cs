using System.CommandLine;
using Cardshop.Commands.Sources;

namespace Cardshop.Commands.Recipes;

/// <summary><c>cardshop recipe check</c></summary>
internal static class RecipeCheckCommand
{
    public static Command Create()
    {
        var recipe = RecipeArgument.Create();
        var sources = new SourceOptions();
        var command = new Command("check", "Say all that is wrong with a recipe. Neither its sources nor its base are touched.") { recipe };
        sources.AddForFilesTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            var name = parse.GetRequiredValue(recipe);
            using var workshop = RecipeSource.IsRemote(name) ? sources.Open(session, parse) : null;
            var reading = RecipeSource.Parse(await RecipeSource.ReadAsync(name, () => workshop!.Fetcher, cancellation), name);
            var valid = reading.Recipe is not null;
            var exitCode = valid ? ExitCode.Ok : ExitCode.Refused;
            session.Reporter.Result(
                exitCode,
                new RecipeCheckResult(reading.SourceName, valid, reading.Problems),
                ResultJson.Default.RecipeCheckResult,
                string.Join('\n', [.. reading.Problems.Select(problem => $"{reading.SourceName}:{problem}"), Summary(reading.SourceName, reading.Errors.Count())]));
            return exitCode;
        });
        return command;
    }

    private static string Summary(string name, int errors) => errors switch
    {
        0 => $"{name}: is a recipe.",
        1 => $"{name}: 1 error.",
        _ => $"{name}: {errors} errors.",
    };
}
