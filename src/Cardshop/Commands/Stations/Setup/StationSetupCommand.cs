using System.CommandLine;
using Cardshop.Stations;
using Spectre.Console;

namespace Cardshop.Commands.Stations.Setup;

/// <summary><c>cardshop station setup</c></summary>
internal static class StationSetupCommand
{
    public static Command Create()
    {
        var command = new Command("setup", "Set this station up, step by step, at a terminal: login, slots, network, services. Each step is a command of its own too.");
        command.SetBody(async (session, parse, cancellation) =>
        {
            if (Console.IsInputRedirected || Console.IsErrorRedirected || parse.GetValue(CommandRunner.Json))
            {
                throw new UsageException("This asks questions at a terminal. In scripts use its steps: cardshop station credentials, slots, network set, services install");
            }

            var places = StationPlaces.Here();
            places.RequireRights();
            var prompts = new SetupPrompts(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }));
            var steps = session.With(new StepReporter(session.Reporter));
            await new SetupMenu(
                steps, prompts, [new CredentialsStep(steps, places, prompts), new SlotsStep(steps, places, prompts), new NetworkStep(steps, places, prompts), new ServicesStep(steps, places, prompts)])
                .RunAsync(cancellation);
            return ExitCode.Ok;
        });
        return command;
    }
}
