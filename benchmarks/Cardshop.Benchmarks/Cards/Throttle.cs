namespace Cardshop.Benchmarks.Cards;

/// <summary>A group of processes (cgroup) below which devices are as slow as cards.</summary>
/// <param name="folder">The folder of the group.</param>
internal abstract class Throttle(string folder) : IDisposable
{
    /// <summary>The one that this machine has; null where there is none, or where it takes root.</summary>
    public static Throttle? Find() =>
        !Environment.IsPrivilegedProcess || !File.Exists("/dev/loop-control") ? null
        : BlkioThrottle.IsThere ? new BlkioThrottle()
        : UnifiedThrottle.IsThere ? new UnifiedThrottle()
        : null;

    /// <summary>A command line that enters the group, and is then the given one: the process stays the same.</summary>
    public IEnumerable<string> Enter(IEnumerable<string> command) => ["sh", "-c", "echo $$ > \"$0\" && exec \"$@\"", Path.Combine(folder, "cgroup.procs"), .. command];

    /// <summary>Limits the speed of a device.</summary>
    /// <param name="number">The device, as <c>7:0</c>.</param>
    /// <param name="write">Bytes a second.</param>
    /// <param name="read">Bytes a second.</param>
    public abstract void Limit(string number, long write, long read);

    /// <summary>Takes the limit away.</summary>
    public abstract void Free(string number);

    public virtual void Dispose()
    {
    }
}
