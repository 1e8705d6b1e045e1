namespace Cardshop.Commands.Stations;

/// <summary>Files that were made.</summary>
/// <param name="Files">Absolute paths.</param>
internal sealed record StationFiles(IReadOnlyList<string> Files)
{
    public int Tell(Session session)
    {
        session.Reporter.Result(ExitCode.Ok, this, StationJson.Default.StationFiles, string.Join('\n', Files));
        return ExitCode.Ok;
    }
}
