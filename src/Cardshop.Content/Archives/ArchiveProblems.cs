namespace Cardshop.Content.Archives;

/// <summary>Collects what is wrong with an archive, so that people learn of all of it at once.</summary>
/// <param name="archive">What messages call it.</param>
internal sealed class ArchiveProblems(string archive)
{
    private const int MostListed = 20;

    private readonly List<string> _listed = [];
    private long _count;

    /// <summary>Notes something that does not keep the rest of the archive from being read.</summary>
    public void Add(string problem)
    {
        if (_count++ < MostListed)
        {
            _listed.Add(problem);
        }
    }

    /// <summary>The error for something behind which nothing more can be read.</summary>
    public ArchiveException With(string problem) => new(archive, [.. All(), problem]);

    /// <summary>Ends the matter if there was a problem.</summary>
    public void ThrowIfAny()
    {
        if (_count > 0)
        {
            throw new ArchiveException(archive, [.. All()]);
        }
    }

    private IEnumerable<string> All() => _count > _listed.Count ? _listed.Append($"There are {_count - _listed.Count} more of these.") : _listed;
}
