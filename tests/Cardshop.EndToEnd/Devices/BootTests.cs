using System.Globalization;
using Cardshop.EndToEnd.Setting;
using Cardshop.TestKit;
using Cardshop.TestKit.Registry;
using Xunit;

namespace Cardshop.EndToEnd.Devices;

/// <summary>A card with an image of real parts and a name of its own boots, grows, and holds what it should.</summary>
public sealed class BootTests : IDisposable
{
    /// <summary>A plain square of 48 by 48 pixels, which zimwriterfs wants as an illustration.</summary>
    private const string Illustration =
        "iVBORw0KGgoAAAANSUhEUgAAADAAAAAwCAIAAADYYG7QAAAAOklEQVR42u3OQQ0AAAgEoEtiMNMZ1RbOBxsBSPW8EiEhISEhISEhISEhISEhISEhISEhISEhISGhOwugjdiI11RNCwAAAABJRU5ErkJggg==";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly Workbench _bench = new();

    [Fact]
    public void A_card_boots_in_qemu_by_its_own_name_grows_its_data_and_every_checksum_on_it_is_right()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess || Directory.Exists("/etc/subuid.d") || File.Exists("/etc/subuid"), "A base of Debian's packages needs root, or a range in /etc/subuid.");
        var source = new Uri(DebianBase.Find(_bench));
        var zim = WriteZim();
        using var registry = new DockerRegistry();
        var layout = new OciLayout(_bench["layout"]);
        layout.Tag("one", layout.AddImage("linux/amd64", layout.AddLayer(LayerCompression.Gzip, ("app/", ""), ("app/run", new string('x', 300_000)))));
        _bench.Write("r.yaml", Recipes.On(source, $$"""
            oci_images: [{ident: '{{registry.Push(layout, "one", "library/app")}}', filesize: 1, fullsize: 1}]
            files:
            - {to: /data/contents/zims/pages.zim, url: '{{new Uri(zim)}}'}
            - {to: /data/contents/zims/SHA256SUMS, content: "{{Oracles.Sha256(zim)}}  pages.zim\n"}
            offspot: {hostname: boot-test}
            """));
        _bench.Run("image", "create", "r.yaml", "out.img", "--platform", "linux/amd64");
        Oracles.RequireSound(_bench["out.img"]);
        foreach (var file in Directory.GetFiles(_bench.Folder, "out.img.p*"))
        {
            File.Delete(file);
        }

        var (kernel, initrd) = (BootFiles.Extract(_bench, "out.img", "vmlinuz"), BootFiles.Extract(_bench, "out.img", "initrd"));
        _bench.Write("cards.csv", "serial,hostname\nK-1,card-one\n");
        _bench.Run("card", "write", "out.img", "./card", "--personalise", "cards.csv");
        Tool.Run("truncate", "--size=+3G", _bench["card"]);
        var id = Tool.Run("sfdisk", "--disk-id", _bench["card"]).Trim();
        var log = Qemu.Boot(_bench["card"], kernel, initrd, $"root=PARTUUID={id[2..]}-02 rw cardshop.proof", Limit);

        var proof = log.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Contains("proof: ", StringComparison.Ordinal))
            .Select(line => line[line.IndexOf("proof: ", StringComparison.Ordinal)..]).ToList();
        Assert.True(proof.Count > 0 && proof[^1] is "proof: passed", log[^Math.Min(log.Length, 4000)..]);
        Assert.Contains("proof: pages.zim: OK", proof);
        Assert.Contains(proof, line => line.Contains($"disk {id}", StringComparison.Ordinal));
        Assert.Contains(proof, line => line.Contains("hostname: card-one", StringComparison.Ordinal));
        var grown = long.Parse(proof.Single(line => line.StartsWith("proof: /data ext4 ", StringComparison.Ordinal)).Split(' ')[3], CultureInfo.InvariantCulture);
        Assert.True(grown > 3L << 30, $"/data has {grown} bytes");

        Assert.Equal(id, Tool.Run("sfdisk", "--disk-id", _bench["card"]).Trim());
        Tool.Run("sfdisk", "--verify", _bench["card"]);
        Tool.Run("fsck.fat", "-n", Parts.Extract(_bench["card"], 1));
        var data = Parts.Extract(_bench["card"], 3);
        Tool.Run("e2fsck", "-fn", data);
        Assert.Equal(File.ReadAllBytes(zim), Oracles.Dump(data, "/contents/zims/pages.zim"));
    }

    public void Dispose() => _bench.Dispose();

    private string WriteZim()
    {
        _bench.Write("pages/index.html", "<!DOCTYPE html><html><head><title>Start</title></head><body><a href=\"two.html\">Two</a></body></html>");
        _bench.Write("pages/two.html", "<!DOCTYPE html><html><head><title>Two</title></head><body>Two</body></html>");
        _bench.Write("pages/square.png", Convert.FromBase64String(Illustration));
        Tool.Run(
            "zimwriterfs", "--welcome=index.html", "--illustration=square.png", "--language=eng", "--name=pages", "--title=Pages",
            "--description=Some pages", "--creator=Test", "--publisher=Test", _bench["pages"], _bench["pages.zim"]);
        return _bench["pages.zim"];
    }
}
