namespace Cardshop.Content.Archives.Members;

/// <summary>Counts members and remembers one of them for a message.</summary>
internal sealed class MemberTally
{
    private int _count;
    private string _first = "";

    public void Count(string path)
    {
        if (_count++ == 0)
        {
            _first = path;
        }
    }

    /// <summary>A sentence about them; none when there are none.</summary>
    /// <param name="one">What is said of a single one: the end of the sentence.</param>
    /// <param name="many">What is said of several.</param>
    public IEnumerable<string> Sentence(string one, string many) => _count switch
    {
        0 => [],
        1 => [$"{MemberName.Quote(_first)} {one}."],
        _ => [$"{_count} members, the first of them {MemberName.Quote(_first)}, {many}."],
    };
}
