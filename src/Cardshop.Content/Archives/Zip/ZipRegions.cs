namespace Cardshop.Content.Archives.Zip;

/// <summary>
/// Which part of a zip archive belongs to which member. Members that share bytes are how a small archive is made to unpack to far more
/// than it holds (<see href="https://www.usenix.org/conference/woot19/presentation/fifield">Fifield, "A better zip bomb"</see>).
/// </summary>
/// <param name="starts">Where the headers of all members begin.</param>
/// <param name="end">Where the directory begins.</param>
internal sealed class ZipRegions(IEnumerable<long> starts, long end)
{
    private readonly long[] _starts = [.. starts.Order()];

    /// <summary>Whether a member keeps clear of all others and of the directory.</summary>
    /// <param name="header">Where its header begins.</param>
    /// <param name="data">Where its data begins.</param>
    /// <param name="length">How long its data is.</param>
    public bool IsAlone(long header, long data, long length)
    {
        var at = Array.BinarySearch(_starts, header);
        var isOnly = (at == 0 || _starts[at - 1] != header) && (at == _starts.Length - 1 || _starts[at + 1] != header);
        var limit = at == _starts.Length - 1 ? end : Math.Min(end, _starts[at + 1]);
        return isOnly && length <= limit - data;
    }
}
