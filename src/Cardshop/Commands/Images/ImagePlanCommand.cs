using System.CommandLine;

namespace Cardshop.Commands.Images;

/// <summary><c>cardshop image plan</c></summary>
internal static class ImagePlanCommand
{
    public static Command Create()
    {
        var request = new ImageRequestOptions();
        var fetch = new Option<bool>("--fetch") { Description = "Fetch all inputs, so that every figure is right to the byte." };
        var command = new Command("plan", "Say how large the image of a recipe becomes, and what takes the room.");
        request.AddTo(command);
        command.Add(fetch);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var workshop = request.Sources.Open(session, parse);
            var wanted = await request.ReadAsync(session, parse, workshop, parse.GetValue(fetch), ignoreLock: false, cancellation);
            var planned = await workshop.Planner.PlanAsync(wanted, workshop.Progress, cancellation);
            ImageRequestOptions.Tell(session.Reporter, planned.Notices);
            session.Reporter.Result(ExitCode.Ok, PlanResult.Of(planned.Report), ResultJson.Default.PlanResult, PlanText.Of(planned.Report));
            return ExitCode.Ok;
        });
        return command;
    }
}
