using System.CommandLine;
using Cardshop.Imaging.Inspection;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Commands.Images;

/// <summary><c>cardshop image extract</c></summary>
internal static class ImageExtractCommand
{
    public static Command Create()
    {
        var place = ImagePathArgument.Create();
        var destination = new Argument<string>("DEST")
        {
            Description = "Where to put it; in a folder that is there, it keeps its name.",
            DefaultValueFactory = _ => ".",
        };
        var command = new Command("extract", "Copy a file or folder out of an image, without mounting it.") { place, destination };
        command.SetBody((session, parse, cancellation) =>
        {
            var path = parse.GetRequiredValue(place);
            var (volume, entry) = ImagePathArgument.Open(session, path);
            var target = Path.GetFullPath(parse.GetRequiredValue(destination));
            if (Directory.Exists(target) && entry.Name.Length > 0)
            {
                target = Path.Join(target, entry.Name);
            }

            var extraction = new VolumeExtraction(volume);
            extraction.Extract(entry, target, cancellation);
            foreach (var reason in extraction.LeftOut)
            {
                session.Reporter.Notice(reason);
            }

            var (files, bytes) = extraction.Written;
            session.Reporter.Result(
                ExitCode.Ok,
                new ImageExtractResult(target, files, bytes, extraction.LeftOut),
                ResultJson.Default.ImageExtractResult,
                $"{target}: {files} {(files == 1 ? "file" : "files")}, {new ByteSize(bytes)}");
            return ExitCode.Ok;
        });
        return command;
    }
}
