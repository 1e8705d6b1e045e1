using Cardshop.EndToEnd.Setting;
using Cardshop.TestKit;
using Cardshop.TestKit.Registry;
using Xunit;

[assembly: AssemblyFixture(typeof(SmallBase))]

namespace Cardshop.EndToEnd.Setting;

/// <summary>A base that takes a second to make: assembled by the program of a root file system with next to nothing in it.</summary>
public sealed class SmallBase : IDisposable
{
    /// <summary>The time of everything in it.</summary>
    public const string Created = "2026-01-02T03:04:06Z";

    private readonly Workbench _bench = new();
    private readonly Lazy<string> _compressed;

    public SmallBase()
    {
        _bench.Write("root.tar", LayerTar.Of(
            ("etc/", ""),
            ("etc/fstab", "DATADEV /data ext4 defaults,noatime 0 2\n"),
            ("etc/hostname", "hotspot\n"),
            ("usr/", ""),
            ("usr/bin/", ""),
            ("usr/bin/true", "#!/bin/sh\n"),
            ("data/", "")));
        _bench.Write("boot/cmdline.txt", "console=serial0,115200 root=ROOTDEV rootfstype=ext4\n");
        _bench.Write("boot/overlays/one.dtbo", Workbench.RandomBytes(5000, 1));
        Result = _bench.Run("base", "assemble", Image, "--root", _bench["root.tar"], "--boot", _bench["boot"], "--created", Created);
        _compressed = new Lazy<string>(() =>
        {
            Tool.Run("xz", "--keep", "-0", "--threads=2", Image);
            return Image + ".xz";
        });
    }

    /// <summary>The disk.</summary>
    public string Image => _bench["base.img"];

    /// <summary>Its URL.</summary>
    public Uri Url => _bench.Url("base.img");

    /// <summary>The folder it lies in.</summary>
    public string Folder => _bench.Folder;

    /// <summary>The disk as xz makes it smaller; made when somebody first asks.</summary>
    public string Compressed => _compressed.Value;

    /// <summary>What the program said.</summary>
    public ToolResult Result { get; }

    /// <summary>A fresh one, for tests that want another made in the same way.</summary>
    public ToolResult AssembleAnew(string output) =>
        _bench.Run("base", "assemble", output, "--root", _bench["root.tar"], "--boot", _bench["boot"], "--created", Created);

    public void Dispose() => _bench.Dispose();
}
