using System.CommandLine;
using Cardshop.Hosting;

namespace Cardshop.Commands.Hosting;

/// <summary><c>cardshop serve</c></summary>
internal static class ServeCommand
{
    private static readonly Dictionary<string, ShopServices> Known = new(StringComparer.Ordinal)
    {
        ["scheduler"] = ShopServices.Scheduler,
        ["warehouse"] = ShopServices.Warehouse,
    };

    public static Command Create()
    {
        var services = new Option<ShopServices>("--services")
        {
            Description = "What to serve: scheduler, warehouse, or both.",
            HelpName = "NAME[,NAME]",
            Required = true,
            CustomParser = result =>
            {
                var names = result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries);
                if (Array.Find(names, name => !Known.ContainsKey(name)) is { } unknown)
                {
                    result.AddError($"--services: \"{unknown}\" is none; give one or more of {string.Join(", ", Known.Keys)}, separated by commas.");
                    return default;
                }

                return names.Select(name => Known[name]).Aggregate((all, one) => all | one);
            },
        };
        var options = new ServerOptions();
        var command = new Command("serve", "Serve parts of a shop, so that others can run elsewhere.") { services };
        options.AddTo(command);
        command.SetBody((session, parse, cancellation) => Serving.RunAsync(session, parse, options, parse.GetRequiredValue(services), cancellation));
        return command;
    }
}
