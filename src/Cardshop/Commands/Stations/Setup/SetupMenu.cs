using Spectre.Console;

namespace Cardshop.Commands.Stations.Setup;

/// <summary>Shows how far each step is, and goes through those that a person chooses.</summary>
internal sealed class SetupMenu(Session session, SetupPrompts prompts, IReadOnlyList<ISetupStep> steps)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var states = await LookAsync(cancellation);
            Draw(states);
            if (await ChooseAsync(states, cancellation) is not { } step)
            {
                return;
            }

            await GuardAsync(() => step.RunAsync(cancellation), cancellation);
        }
    }

    private async Task<IReadOnlyList<StepState>> LookAsync(CancellationToken cancellation)
    {
        var states = new List<StepState>();
        foreach (var step in steps)
        {
            try
            {
                states.Add(await step.LookAsync(cancellation));
            }
            catch (Exception error) when (!cancellation.IsCancellationRequested && Failures.Describe(error) is { } failure)
            {
                states.Add(new StepState(IsDone: false, string.Join('\n', failure.Messages)));
            }
        }

        return states;
    }

    private void Draw(IReadOnlyList<StepState> states)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle("This station") };
        table.AddColumns("", "", "");
        table.ShowHeaders = false;
        foreach (var (step, state) in steps.Zip(states))
        {
            table.AddRow(new Markup(state.IsDone ? "[green]✓[/]" : "[yellow]·[/]"), new Text(step.Name), new Text(state.Text));
        }

        prompts.Console.WriteLine();
        prompts.Console.Write(table);
    }

    private async Task<ISetupStep?> ChooseAsync(IReadOnlyList<StepState> states, CancellationToken cancellation)
    {
        const int Leave = -1;
        var next = states.ToList().FindIndex(state => !state.IsDone);
        var choices = new List<(int, string)>();
        if (next >= 0)
        {
            choices.Add((next, $"Next: {steps[next].Name}"));
        }

        choices.AddRange(steps.Select((step, at) => (at, step.Name)));
        choices.Add((Leave, "Leave"));
        var chosen = await prompts.ChooseAsync("What do you want to do?", choices, cancellation);
        return chosen == Leave ? null : steps[chosen];
    }

    /// <summary>What goes wrong in a step is said, and the menu comes back.</summary>
    private async Task GuardAsync(Func<Task> step, CancellationToken cancellation)
    {
        try
        {
            await step();
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested && Failures.Describe(error) is { } failure)
        {
            foreach (var message in failure.Messages)
            {
                session.Reporter.Error(message);
            }
        }
    }
}
