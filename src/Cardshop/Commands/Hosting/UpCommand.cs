using System.CommandLine;
using Cardshop.Hosting;

namespace Cardshop.Commands.Hosting;

/// <summary><c>cardshop up</c></summary>
internal static class UpCommand
{
    public static Command Create()
    {
        var options = new ServerOptions();
        var command = new Command("up", "Run a whole shop on this machine: the scheduler, its warehouse, and what makes the images.");
        options.AddTo(command);
        command.SetBody((session, parse, cancellation) => Serving.RunAsync(session, parse, options, ShopServices.All, cancellation));
        return command;
    }
}
