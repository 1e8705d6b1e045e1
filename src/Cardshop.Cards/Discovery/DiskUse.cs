namespace Cardshop.Cards.Discovery;

/// <summary>Something that a disk is used for.</summary>
/// <param name="Kind">What for.</param>
/// <param name="Device">The disk or the partition: <c>/dev/sdb1</c>.</param>
/// <param name="Through">What lies between, from the bottom to the top: <c>/dev/dm-0 (vg-root)</c>; none when nothing does.</param>
/// <param name="Point">Where it is mounted; null when it is not.</param>
public sealed record DiskUse(DiskUseKind Kind, string Device, IReadOnlyList<string> Through, string? Point = null)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        var use = Kind switch
        {
            DiskUseKind.Mounted => $"is mounted at {Point}",
            DiskUseKind.Swap => "is swap space",
            _ => "is active",
        };
        return Through.Count == 0 ? $"{Device} {use}" : $"{Device} is part of {string.Join(", part of ", Through)}, which {use}";
    }
}
