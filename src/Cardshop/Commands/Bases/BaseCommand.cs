using System.CommandLine;

namespace Cardshop.Commands.Bases;

/// <summary><c>cardshop base …</c></summary>
internal static class BaseCommand
{
    public static Command Create() => new("base", "Make base images, the disks that hotspot images are made from.")
    {
        BaseBuildCommand.Create(),
        BaseAssembleCommand.Create(),
        BaseCheckCommand.Create(),
    };
}
