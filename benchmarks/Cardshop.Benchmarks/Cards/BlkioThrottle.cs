namespace Cardshop.Benchmarks.Cards;

/// <summary>
/// The controller blkio of the first kind of cgroups. The group is the topmost one: what goes through the page cache, as bmaptool's writes do, is
/// written by the kernel, which is in no other.
/// </summary>
internal sealed class BlkioThrottle() : Throttle(Folder)
{
    private const string Folder = "/sys/fs/cgroup/blkio";
    private const string Write = Folder + "/blkio.throttle.write_bps_device";
    private const string Read = Folder + "/blkio.throttle.read_bps_device";

    public static bool IsThere => File.Exists(Write);

    public override void Limit(string number, long write, long read)
    {
        File.WriteAllText(Write, $"{number} {write}");
        File.WriteAllText(Read, $"{number} {read}");
    }

    public override void Free(string number) => Limit(number, 0, 0);
}
