using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Images;

/// <summary>A window of an image that holds something: what is read, written and compared at a time.</summary>
/// <param name="Index">Number among the windows that hold something, from 0 on.</param>
/// <param name="Offset">Where it begins on the disk, a multiple of the window's size.</param>
/// <param name="FirstRange">Index of the first range that lies in it.</param>
/// <param name="RangeCount">Number of ranges that lie in it, 1 or more.</param>
/// <param name="Mapped">What its ranges span: from the start of the first to the end of the last.</param>
public readonly record struct ImageWindow(int Index, long Offset, int FirstRange, int RangeCount, ByteRange Mapped)
{
    /// <summary>The indices of its ranges.</summary>
    public IEnumerable<int> Ranges() => Enumerable.Range(FirstRange, RangeCount);
}
