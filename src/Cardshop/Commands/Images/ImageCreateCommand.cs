using System.CommandLine;
using Cardshop.Commands.Sources;
using Cardshop.Imaging.Creation;
using Cardshop.Imaging.Inputs;
using Cardshop.Imaging.Locks;
using Cardshop.Imaging.Planning;
using Cardshop.Imaging.Rendering;
using Cardshop.Primitives;
using Cardshop.Primitives.Sizes;
using Cardshop.Reporting;

namespace Cardshop.Commands.Images;

/// <summary><c>cardshop image create</c></summary>
internal sealed class ImageCreateCommand
{
    private readonly ImageRequestOptions _request = new();
    private readonly Argument<string> _output = new("OUT") { Description = "The image to write." };
    private readonly Option<bool> _updateLock = new("--update-lock") { Description = "Write the file of --lock anew, from what the inputs are now." };
    private readonly Option<bool> _blockMap = new("--bmap") { Description = "Also write OUT.bmap, a block map for bmaptool." };
    private readonly Option<bool> _whole = new("--sha256") { Description = "Also hash the whole image, holes included, for sha256sum." };
    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "Replace an image that is there already." };
    private readonly Option<bool> _keepFailed = new("--keep-failed") { Description = "Keep OUT.part when the creation fails. After an interruption it is always kept." };
    private readonly Option<bool> _check = new("--check") { Description = "Stop before anything is fetched: is the recipe right, can its sources be reached, how large will it be?" };

    public static Command Create()
    {
        var self = new ImageCreateCommand();
        var command = new Command("create", "Create a hotspot image of a recipe. When it was interrupted, the same command carries on.");
        self._request.AddTo(command);
        command.Add(self._output);
        foreach (var option in new Option[] { self._updateLock, self._blockMap, self._whole, self._overwrite, self._keepFailed, self._check })
        {
            command.Add(option);
        }

        command.SetBody(self.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        PlannedImage planned;
        CreatedImage created;
        using (var workshop = _request.Sources.Open(session, parse))
        {
            var request = await _request.ReadAsync(session, parse, workshop, !parse.GetValue(_check), parse.GetValue(_updateLock), cancellation);
            var place = new OutputPlace(session.Storage, RealPath.OfPlace(parse.GetRequiredValue(_output)));
            place.Require(parse.GetValue(_overwrite), LocalInputs(request).Concat(_request.FilesOf(parse)).SelectMany(RealPath.All));
            planned = await workshop.Planner.PlanAsync(request, workshop.Progress, cancellation);
            ImageRequestOptions.Tell(session.Reporter, planned.Notices);
            if (parse.GetValue(_check))
            {
                session.Reporter.Result(ExitCode.Ok, PlanResult.Of(planned.Report), ResultJson.Default.PlanResult, PlanText.Of(planned.Report));
                return ExitCode.Ok;
            }

            WriteLock(session, parse, planned.Inputs);
            created = await Task.Run(() => Render(session, parse, planned, place, cancellation), CancellationToken.None);
        }

        Workshop.Prune(session, _request.Sources.CacheRoot(parse));
        Tell(session, planned, created);
        return ExitCode.Ok;
    }

    private static IEnumerable<string> LocalInputs(ImageRequest request) => request.Recipe.Files.Select(file => file.Url)
        .Concat(request.Recipe.OciImages.Select(image => image.Url))
        .Prepend(request.Recipe.Base.Source)
        .OfType<Uri>()
        .Where(source => source.IsFile)
        .Select(source => source.LocalPath);

    private void WriteLock(Session session, ParseResult parse, ImageInputs inputs)
    {
        if (_request.LockPathOf(parse) is { } path && (parse.GetValue(_updateLock) || session.Storage.Find(path) is null))
        {
            LockFile.Write(session.Storage, path, inputs.ToLock());
        }
    }

    private CreatedImage Render(Session session, ParseResult parse, PlannedImage planned, OutputPlace place, CancellationToken cancellation)
    {
        var options = new CreationOptions
        {
            KeepFailed = parse.GetValue(_keepFailed),
            BlockMap = parse.GetValue(_blockMap),
            HashWhole = parse.GetValue(_whole),
        };
        var progress = new CallbackProgress<RenderProgress>(at => session.Reporter.Progress(new StageProgress("render", place.Image, at.Done, at.Total)));
        return new ImageCreation(session.Storage, session.Clock).Create(planned, place, options, progress, cancellation);
    }

    private static void Tell(Session session, PlannedImage planned, CreatedImage created)
    {
        var result = new ImageCreateResult(
            created.Path,
            created.Manifest,
            created.BlockMap,
            created.Length,
            created.MappedLength,
            created.Digest?.ToString(),
            created.ResumedAt,
            PlanResult.Of(planned.Report));
        var card = planned.Report.Card is { } smallest ? $", for cards of {smallest.Gigabytes} GB and more" : "";
        session.Reporter.Result(ExitCode.Ok, result, ResultJson.Default.ImageCreateResult, string.Join('\n',
        [
            $"{created.Path}: {new ByteSize(created.Length)} ({created.Length} bytes), {new ByteSize(created.MappedLength)} of it written{card}",
            $"{created.Manifest}: SHA-256 of every file and range",
            .. created.BlockMap is { } map ? [$"{map}: block map"] : Array.Empty<string>(),
            .. created.Digest is { } digest ? [$"SHA-256 {digest}"] : Array.Empty<string>(),
        ]));
    }
}
