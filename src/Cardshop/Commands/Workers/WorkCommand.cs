using System.CommandLine;

namespace Cardshop.Commands.Workers;

/// <summary><c>cardshop work …</c></summary>
internal static class WorkCommand
{
    public static Command Create() => new("work", "Do work for a shop, as long as this runs.")
    {
        WorkCreatorCommand.Create(),
        WorkDownloaderCommand.Create(),
        WorkWriterCommand.Create(),
    };
}
