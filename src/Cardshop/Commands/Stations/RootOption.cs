using System.CommandLine;
using Cardshop.Stations;

namespace Cardshop.Commands.Stations;

/// <summary>The option <c>--root</c>.</summary>
internal sealed class RootOption
{
    public Option<string?> Option { get; } = new("--root")
    {
        Description = "Write below this folder, for an image that is prepared; nothing is started.",
        HelpName = "DIR",
    };

    public StationPlaces Read(ParseResult parse) => parse.GetValue(Option) is { } folder
        ? Directory.Exists(folder) ? StationPlaces.Of(folder) : throw new UsageException($"--root: {folder}: there is no such folder.")
        : StationPlaces.Here();
}
