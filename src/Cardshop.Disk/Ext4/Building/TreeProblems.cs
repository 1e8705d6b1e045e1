using System.Text;
using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Ext4.Building;

/// <summary>Gathers what ext4 cannot hold, so that all of it can be told at once.</summary>
internal sealed class TreeProblems
{
    private const int MostTold = 100;

    private readonly List<string> _told = [];
    private int _more;

    /// <param name="way">The names from the topmost folder to the node.</param>
    /// <param name="problem">The rest of the sentence.</param>
    public void Add(IEnumerable<FileName> way, string problem)
    {
        if (_told.Count == MostTold)
        {
            _more++;
            return;
        }

        var path = new StringBuilder();
        foreach (var name in way)
        {
            path.Append('/').Append(name.ToString());
        }

        _told.Add($"{(path.Length == 0 ? "/" : path)}: {problem}.");
    }

    public void ThrowIfAny()
    {
        if (_told.Count > 0)
        {
            throw new Ext4TreeException(_more == 0 ? _told : [.. _told, $"And {_more} more."]);
        }
    }
}
