using System.CommandLine;
using Cardshop.Primitives.Storage;
using Cardshop.Reporting;
using Spectre.Console;

namespace Cardshop.Commands;

/// <summary>Runs the body of a command: gives it a session, and turns what stops it into a message and an exit code.</summary>
internal static class CommandRunner
{
    /// <summary>Known to every command.</summary>
    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Write JSON lines to standard output, one event each; text for people goes to standard error.",
        Recursive = true,
    };

    public static void SetBody(this Command command, Func<Session, ParseResult, CancellationToken, Task<int>> body) =>
        command.SetAction((parse, cancellation) => RunAsync(parse, body, cancellation));

    public static void SetBody(this Command command, Func<Session, ParseResult, CancellationToken, int> body) =>
        command.SetBody((session, parse, cancellation) => Task.Run(() => body(session, parse, cancellation), CancellationToken.None));

    private static async Task<int> RunAsync(ParseResult parse, Func<Session, ParseResult, CancellationToken, Task<int>> body, CancellationToken cancellation)
    {
        using var storage = new PhysicalStorage();
        using var session = new Session(Reporter(parse.GetValue(Json)), storage, TimeProvider.System);
        try
        {
            return await body(session, parse, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return Fail(session, ExitCode.Interrupted, ["Interrupted. What was done is kept; the same command carries on."]);
        }
        catch (Exception error) when (Failures.Describe(error) is { } failure)
        {
            return Fail(session, failure.ExitCode, failure.Messages);
        }
    }

    private static int Fail(Session session, int exitCode, IReadOnlyList<string> messages)
    {
        foreach (var message in messages)
        {
            session.Reporter.Error(message);
        }

        session.Reporter.Result(exitCode, new FailureResult(messages), ResultJson.Default.FailureResult, "");
        return exitCode;
    }

    private static IReporter Reporter(bool json)
    {
        if (json)
        {
            return new JsonReporter(Console.OpenStandardOutput(), Console.Error, TimeProvider.System);
        }

        return Console.IsErrorRedirected
            ? new PlainReporter(Console.Out, Console.Error, TimeProvider.System)
            : new TerminalReporter(Console.Out, AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }), TimeProvider.System);
    }
}
