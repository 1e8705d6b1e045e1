using System.CommandLine;
using Cardshop.Workers.Site;

namespace Cardshop.Commands.Workers;

/// <summary>Where the workers of a site keep images.</summary>
internal sealed class SiteFolderOption
{
    public Option<string?> Option { get; } = new("--folder")
    {
        Description = "Where images lie, the same for the downloader and the writers. Default: site in this user's state folder.",
        HelpName = "DIR",
    };

    public SiteFolder Read(Session session, ParseResult parse) => new(session.Storage, Path.GetFullPath(
        parse.GetValue(Option)
        ?? (StateFolder.Find() is { } state ? Path.Join(state, "site") : throw new UsageException("This user has no folder for images. Name one with --folder, or set HOME or XDG_STATE_HOME."))));
}
