using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Ext4.Format;

/// <summary>
/// A time of an inode: 32 signed bits of seconds; then 30 bits of nanoseconds above two more bits of seconds that count how often the
/// first 32 wrapped. Reaches from 1901-12-13 to 2446-05-10.
/// See <see href="https://docs.kernel.org/filesystems/ext4/dynamic.html#inode-timestamps">Inode Timestamps</see>.
/// </summary>
internal static class InodeTime
{
    private const long Earliest = int.MinValue;

    // 2310-04-04: e2fsck takes what comes next for times before 1970 that old kernels wrote with wrong upper bits, and asks to mend them.
    private const long Latest = int.MinValue + (3L << 32) - 1;

    public static Timestamp Decode(uint seconds, uint extra) => new((int)seconds + ((long)(extra & 3) << 32), Math.Min(extra >> 2, 999_999_999));

    /// <summary>A time out of reach, or later than 2310-04-04, becomes the nearest one that is not.</summary>
    public static (uint Seconds, uint Extra) Encode(Timestamp time)
    {
        var seconds = Math.Clamp(time.Seconds, Earliest, Latest);
        var wraps = (uint)((seconds - (int)seconds) >> 32) & 3;
        return ((uint)seconds, time.Nanoseconds << 2 | wraps);
    }
}
