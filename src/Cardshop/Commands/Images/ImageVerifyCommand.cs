using System.CommandLine;
using Cardshop.Imaging.Creation;
using Cardshop.Imaging.Manifests;
using Cardshop.Imaging.Verification;
using Cardshop.Primitives;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;
using Cardshop.Reporting;

namespace Cardshop.Commands.Images;

/// <summary><c>cardshop image verify</c></summary>
internal static class ImageVerifyCommand
{
    public static Command Create()
    {
        var image = new Argument<string>("IMAGE") { Description = "A disk image." };
        var manifest = new Option<string?>("--manifest") { Description = "Its manifest. Default: IMAGE.manifest.json.", HelpName = "FILE" };
        var command = new Command("verify", "Compare an image with its manifest, and say which ranges and files are damaged.") { image, manifest };
        command.SetBody((session, parse, cancellation) =>
        {
            var path = Path.GetFullPath(parse.GetRequiredValue(image));
            var manifestPath = Path.GetFullPath(parse.GetValue(manifest) ?? OutputPlace.ManifestOf(path));
            var reader = new ManifestReader(FileSource.Open(session.Storage, manifestPath));
            var progress = new CallbackProgress<VerificationProgress>(at => session.Reporter.Progress(new StageProgress("verify", path, at.Done, at.Total)));
            var differences = new ImageVerifier(FileSource.Open(session.Storage, path), reader).Verify(progress, cancellation);
            return Tell(session, path, reader.Header().Mapped, differences);
        });
        return command;
    }

    private static int Tell(Session session, string path, long mapped, IReadOnlyList<ImageDifference> differences)
    {
        var exitCode = differences.Count == 0 ? ExitCode.Ok : ExitCode.Different;
        var summary = differences.Count == 0
            ? $"{path}: is what its manifest says; {new ByteSize(mapped)} were compared."
            : $"{path}: {(differences.Count == 1 ? "1 range differs" : $"{differences.Count} ranges differ")}. Create the image again, or copy it again from where it is intact.";
        session.Reporter.Result(
            exitCode,
            new ImageVerifyResult(path, differences.Count == 0, mapped, [.. differences.Select(Describe)]),
            ResultJson.Default.ImageVerifyResult,
            string.Join('\n', [.. differences.Select(Line), summary]));
        return exitCode;
    }

    private static ImageVerifyDifference Describe(ImageDifference difference) =>
        new(difference.Range.Offset, difference.Range.Length, difference.Files, difference.Reason);

    private static string Line(ImageDifference difference)
    {
        var files = difference.Files.Count == 0 ? "no file that the manifest lists" : string.Join(", ", difference.Files);
        return $"bytes {difference.Range.Offset} to {difference.Range.End}: {difference.Reason} ({files})";
    }
}
