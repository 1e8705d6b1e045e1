using System.CommandLine;

namespace Cardshop.Commands.Shop.Orders;

/// <summary><c>cardshop order recipe</c></summary>
internal static class OrderRecipeCommand
{
    public static Command Create()
    {
        var id = OrderArgument.Create();
        var shopOptions = new ShopOptions();
        var command = new Command("recipe", "Print the recipe of an order, with *** for its secrets.") { id };
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            var recipe = await shop.Client.GetRecipeAsync(parse.GetRequiredValue(id), cancellation);
            session.Reporter.Result(ExitCode.Ok, recipe, ShopJson.Default.RecipeText, recipe.Recipe.TrimEnd());
            return ExitCode.Ok;
        });
        return command;
    }
}
