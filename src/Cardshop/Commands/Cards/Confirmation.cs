using Cardshop.Cards.Targets;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Commands.Cards;

/// <summary>Has a person confirm that what is on some targets may be lost.</summary>
internal static class Confirmation
{
    /// <summary>Asks at the terminal; files that are not there yet need no answer.</summary>
    /// <exception cref="UsageException">Nobody can be asked, or the person said no.</exception>
    public static async Task RequireAsync(Session session, IReadOnlyList<TargetPlan> plans, CancellationToken cancellation)
    {
        var losing = plans.Where(plan => !plan.IsNew).ToList();
        if (losing.Count == 0)
        {
            return;
        }

        foreach (var line in TextTable.Of([.. losing.Select(Row)]))
        {
            session.Reporter.Say(line);
        }

        if (Console.IsInputRedirected)
        {
            throw new UsageException("Nobody can be asked whether what is on these targets may be lost. If it may, say --yes");
        }

        var size = losing.Count == 1 ? new ByteSize(losing[0].Length).ToString() : null;
        await Console.Error.WriteAsync($"All that is on {(losing.Count == 1 ? "it" : $"these {losing.Count} targets")} will be lost. Type yes{(size is null ? "" : $", or {size},")} to go on: ");
        var answer = await Task.Run(Console.ReadLine, cancellation).WaitAsync(cancellation);
        if (!IsYes(answer, size))
        {
            throw new UsageException("Nothing was changed.");
        }
    }

    private static IReadOnlyList<string> Row(TargetPlan plan) =>
        [plan.Slot?.ToString() ?? "", plan.Path, new ByteSize(plan.Length).ToString(), plan.Disk is { } disk ? DiskText.Model(disk) : "file", plan.Disk is { } found ? DiskText.Contents(found) : ""];

    private static bool IsYes(string? answer, string? size) =>
        answer?.Trim() is { Length: > 0 } text && (text.Equals("yes", StringComparison.OrdinalIgnoreCase) || text.Equals(size, StringComparison.OrdinalIgnoreCase));
}
