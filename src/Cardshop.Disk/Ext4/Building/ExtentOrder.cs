using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Ext4.Building;

/// <summary>Puts extents in one order.</summary>
internal static class ExtentOrder
{
    /// <summary>Both of two sequences that are in the order of the volume, in the order of the volume.</summary>
    public static IEnumerable<VolumeExtent> Merge(IEnumerable<VolumeExtent> one, IEnumerable<VolumeExtent> other)
    {
        using var others = other.GetEnumerator();
        var more = others.MoveNext();
        foreach (var extent in one)
        {
            for (; more && others.Current.Offset < extent.Offset; more = others.MoveNext())
            {
                yield return others.Current;
            }

            yield return extent;
        }

        for (; more; more = others.MoveNext())
        {
            yield return others.Current;
        }
    }

    /// <summary>Makes one of metadata that touches, which would otherwise come block by block.</summary>
    public static IEnumerable<VolumeExtent> Join(IEnumerable<VolumeExtent> extents)
    {
        var pending = new List<VolumeExtent>();
        foreach (var extent in extents)
        {
            if (pending.Count > 0 && (extent.Owner is not null || pending[^1].Offset + pending[^1].Length != extent.Offset))
            {
                yield return Joined(pending);
                pending.Clear();
            }

            if (extent.Owner is null)
            {
                pending.Add(extent);
            }
            else
            {
                yield return extent;
            }
        }

        if (pending.Count > 0)
        {
            yield return Joined(pending);
        }
    }

    private static VolumeExtent Joined(List<VolumeExtent> extents) => extents[0] with
    {
        Length = extents.Sum(extent => extent.Length),
        Source = ConcatSource.Of(extents.Select(extent => extent.Source)),
    };
}
