using System.CommandLine;

namespace Cardshop.Commands.Images;

/// <summary><c>cardshop image …</c></summary>
internal static class ImageCommand
{
    public static Command Create() => new("image", "Plan, create, look into and verify disk images.")
    {
        ImagePlanCommand.Create(),
        ImageCreateCommand.Create(),
        ImageVerifyCommand.Create(),
        ImageInspectCommand.Create(),
        ImageListCommand.Create(),
        ImageCatCommand.Create(),
        ImageExtractCommand.Create(),
    };
}
