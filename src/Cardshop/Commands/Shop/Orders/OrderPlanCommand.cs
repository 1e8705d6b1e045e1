using System.CommandLine;
using Cardshop.Commands.Images;
using Cardshop.Contracts.Shop;
using Cardshop.Imaging.Planning;

namespace Cardshop.Commands.Shop.Orders;

/// <summary><c>cardshop order plan</c></summary>
internal static class OrderPlanCommand
{
    public static Command Create()
    {
        var recipe = new RecipeInput();
        var size = SizeOption.Create();
        var shopOptions = new ShopOptions();
        var command = new Command("plan", "Ask a shop what would come of a recipe, without ordering it.");
        recipe.AddTo(command);
        command.Add(size);
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            var request = new RecipeRequest(await recipe.ReadAsync(session, parse, cancellation), new Media(MediaType.Virtual, parse.GetValue(size)));
            var plan = await shop.Client.PlanAsync(request, cancellation);
            ImageRequestOptions.Tell(session.Reporter, plan.Notices.Select(notice => $"{notice.Field}: {notice.Message}"));
            session.Reporter.Result(ExitCode.Ok, new PlanResult(plan), ShopJson.Default.PlanResult, TextOf(plan));
            return ExitCode.Ok;
        });
        return command;
    }

    private static string TextOf(RecipePlan plan) => string.Join('\n',
    [
        .. plan.Lines.Where(line => line.Bytes != 0).Select(line => PlanText.Line(line.Bytes, line.IsExact, NameOf(line))),
        PlanText.Line(plan.Length, plan.IsExact, plan.IsExact ? "in all, right to the byte" : "in all"),
        plan.Card is { } card ? $"The smallest card that will do: {card} GB." : "No usual memory card is large enough.",
    ]);

    private static string NameOf(RecipePlanLine line) =>
        Enum.TryParse<PlanLineKind>(line.Kind, ignoreCase: true, out var kind) ? PlanText.NameOf(kind, line.Name) : $"{line.Kind} {line.Name}";
}
