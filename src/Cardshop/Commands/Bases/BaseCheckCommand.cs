using System.CommandLine;
using Cardshop.Imaging.Bases.Checks;
using Cardshop.Primitives.Extents;

namespace Cardshop.Commands.Bases;

/// <summary><c>cardshop base check</c></summary>
internal static class BaseCheckCommand
{
    private static readonly int RuleWidth = BaseCheck.RuleNames.Max(name => name.Length);

    public static Command Create()
    {
        var image = new Argument<string>("IMAGE") { Description = "A base image, uncompressed." };
        var command = new Command("check", "Test whether an image has all that a base image must have. Ends with 1 if not.") { image };
        command.SetBody((session, parse, _) =>
        {
            var path = parse.GetRequiredValue(image);
            var items = BaseCheck.Run(FileSource.Open(session.Storage, Path.GetFullPath(path))).Select(Item).ToList();
            var result = new BaseCheckResult(path, Count(items, "ok"), Count(items, "problem"), Count(items, "not-checked"), items);
            var exitCode = result.Problems == 0 ? ExitCode.Ok : ExitCode.Failed;
            session.Reporter.Result(exitCode, result, ResultJson.Default.BaseCheckResult, Text(result));
            return exitCode;
        });
        return command;
    }

    private static int Count(List<BaseCheckItem> items, string outcome) => items.Count(item => string.Equals(item.Outcome, outcome, StringComparison.Ordinal));

    private static BaseCheckItem Item(BaseFinding finding) => new(
        finding.Rule,
        finding.Outcome switch { BaseOutcome.Ok => "ok", BaseOutcome.Problem => "problem", _ => "not-checked" },
        finding.Demand,
        finding.Problem,
        finding.Remedy);

    private static string Text(BaseCheckResult result) => string.Join('\n', result.Findings.GroupBy(item => item.Rule, StringComparer.Ordinal).SelectMany(Lines).Append(Summary(result)));

    private static IEnumerable<string> Lines(IGrouping<string, BaseCheckItem> rule)
    {
        foreach (var item in rule)
        {
            yield return $"{item.Outcome,-11}  {rule.Key.PadRight(RuleWidth)}  {item.Problem ?? item.Demand}";
        }

        if (rule.First().Remedy is { } remedy)
        {
            yield return $"{new string(' ', RuleWidth + 15)}To do: {remedy}";
        }
    }

    private static string Summary(BaseCheckResult result) => (result.Problems, result.NotChecked) switch
    {
        (0, _) => $"{result.Image}: fit to build on, all {result.Ok} rules are kept.",
        (var problems, 0) => $"{result.Image}: {Problems(problems)}.",
        var (problems, skipped) => $"{result.Image}: {Problems(problems)}; {skipped} {(skipped == 1 ? "rule" : "rules")} could not be looked at because of that.",
    };

    private static string Problems(int count) => count == 1 ? "1 problem" : $"{count} problems";
}
