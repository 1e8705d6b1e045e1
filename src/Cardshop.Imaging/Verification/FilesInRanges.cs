using Cardshop.Imaging.Plans;
using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Verification;

/// <summary>Says which files lie in ranges of a disk.</summary>
public static class FilesInRanges
{
    /// <summary>For each range the paths of the files that lie there, wholly or in part.</summary>
    /// <param name="files">All files of the image; they are gone through once, and not at all when there are no ranges.</param>
    /// <param name="ranges">In disk order, disjoint.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Find(IEnumerable<PlannedFile> files, IReadOnlyList<ByteRange> ranges)
    {
        var paths = ranges.Select(_ => new List<string>()).ToArray();
        foreach (var file in ranges.Count == 0 ? [] : files)
        {
            foreach (var extent in file.Extents)
            {
                for (var i = FirstBehind(ranges, extent.Offset); i < ranges.Count && ranges[i].Offset < extent.End; i++)
                {
                    if (!string.Equals(paths[i].LastOrDefault(), file.Path, StringComparison.Ordinal))
                    {
                        paths[i].Add(file.Path);
                    }
                }
            }
        }

        return paths;
    }

    /// <summary>The index of the first range that ends behind an offset.</summary>
    private static int FirstBehind(IReadOnlyList<ByteRange> ranges, long offset)
    {
        var (low, high) = (0, ranges.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = ranges[middle].End > offset ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
