namespace Cardshop.Benchmarks.Cards;

/// <summary>The second kind of cgroups: a group of our own. With the memory controller it also counts what goes through the page cache.</summary>
internal sealed class UnifiedThrottle : Throttle
{
    private const string Root = "/sys/fs/cgroup";

    private readonly string _folder;

    public UnifiedThrottle()
        : this(Path.Combine(Root, $"cardshop-bench-{Environment.ProcessId}"))
    {
    }

    private UnifiedThrottle(string folder)
        : base(folder)
    {
        _folder = folder;
        File.WriteAllText(Path.Combine(Root, "cgroup.subtree_control"), "+io +memory");
        Directory.CreateDirectory(folder);
    }

    public static bool IsThere => File.Exists(Path.Combine(Root, "cgroup.controllers"))
        && File.ReadAllText(Path.Combine(Root, "cgroup.controllers")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Contains("io");

    public override void Limit(string number, long write, long read) => Set(number, $"wbps={write} rbps={read}");

    public override void Free(string number) => Set(number, "wbps=max rbps=max");

    /// <summary>A group without processes goes away like an empty folder, though it has files.</summary>
    public override void Dispose()
    {
        base.Dispose();
        Directory.Delete(_folder);
    }

    private void Set(string number, string limits) => File.WriteAllText(Path.Combine(_folder, "io.max"), $"{number} {limits}");
}
