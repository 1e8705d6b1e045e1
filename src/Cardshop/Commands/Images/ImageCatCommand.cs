using System.CommandLine;
using Cardshop.Imaging.Inspection;

namespace Cardshop.Commands.Images;

/// <summary><c>cardshop image cat</c></summary>
internal static class ImageCatCommand
{
    public static Command Create()
    {
        var place = ImagePathArgument.Create();
        var command = new Command("cat", "Write a file of an image to standard output, without mounting it.") { place };
        command.SetBody(async (session, parse, cancellation) =>
        {
            var path = parse.GetRequiredValue(place);
            var (volume, entry) = ImagePathArgument.Open(session, path);
            if (entry.Kind != VolumeEntryKind.File)
            {
                throw new IOException($"{path}: not a file. To see what a folder holds, use \"image ls\".");
            }

            await using var content = volume.Content(entry).AsStream();
            await using var output = Console.OpenStandardOutput();
            await content.CopyToAsync(output, 1 << 20, cancellation);
            return ExitCode.Ok;
        });
        return command;
    }
}
