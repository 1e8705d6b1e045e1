using System.CommandLine;

namespace Cardshop.Commands.Hosting;

/// <summary><c>cardshop config …</c></summary>
internal static class ConfigCommand
{
    public static Command Create() => new("config", "Look at the settings of a shop.")
    {
        ConfigShowCommand.Create(),
    };
}
