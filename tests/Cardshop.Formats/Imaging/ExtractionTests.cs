using System.Text;
using Cardshop.Disk.Trees;
using Cardshop.Formats.Disk.Ext4;
using Cardshop.Imaging.Inspection;
using Cardshop.Imaging.Plans;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Imaging;

[Collection(RenderedHotspots.Name)]
public sealed class ExtractionTests(RenderedHotspots hotspots) : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void All_that_this_system_takes_is_extracted_and_the_rest_is_told()
    {
        var made = hotspots.Of("trixie");
        var volume = DiskImage.Open(made.Storage, made.Image).Volume(3);
        var extraction = new VolumeExtraction(volume);
        extraction.Extract(volume.Find("/")!, _folder["out"], TestContext.Current.CancellationToken);
        var expected = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var leftOut = Collect(made.Data.Root, "", expected);
        expected.Remove("lost+found/");
        Assert.Equal(expected, Found());
        Assert.Equal(leftOut, extraction.LeftOut.Count);
        Assert.Equal(expected.Values.Count(value => value.StartsWith("file", StringComparison.Ordinal)), extraction.Written.Files);
    }

    [Fact]
    public void Nothing_is_replaced_and_nothing_is_written_through_a_link()
    {
        var made = hotspots.Of("trixie");
        var volume = DiskImage.Open(made.Storage, made.Image).Volume(3);
        var outside = Directory.CreateDirectory(_folder["outside"]).FullName;
        File.CreateSymbolicLink(_folder["link"], outside);
        File.CreateSymbolicLink(_folder["dangling"], Path.Combine(outside, "new"));
        _folder.Write("present", "mine");
        Assert.Throws<IOException>(() => Extract(volume, "/contents", "link"));
        Assert.Throws<IOException>(() => Extract(volume, "/hello", "dangling"));
        Assert.Throws<IOException>(() => Extract(volume, "/hello", "present"));
        Assert.ThrowsAny<IOException>(() => Extract(volume, "/contents/link", "present"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(outside));
        Assert.Equal("mine", File.ReadAllText(_folder["present"]));
    }

    [Fact]
    public void The_boot_partition_is_extracted_too()
    {
        var made = hotspots.Of("trixie");
        var volume = DiskImage.Open(made.Storage, made.Image).Volume(1);
        Extract(volume, "/", "out");
        Assert.StartsWith(RenderedHotspot.Settings, File.ReadAllText(_folder["out/offspot.yaml"]), StringComparison.Ordinal);
        Assert.Equal(5000, new FileInfo(_folder["out/overlays/a long name with blanks.dtbo"]).Length);
    }

    public void Dispose() => _folder.Dispose();

    /// <returns>How many things cannot be extracted.</returns>
    private static int Collect(DirectoryNode folder, string prefix, SortedDictionary<string, string> found)
    {
        var leftOut = 0;
        foreach (var (name, node) in folder.Entries)
        {
            var path = $"{prefix}{name}";
            var isText = !name.ToString().Contains('\uFFFD', StringComparison.Ordinal);
            switch (node)
            {
                case FileNode file when isText:
                    found.Add(path, $"file {ContentDigest.Of(file.Content)} {file.Attributes.Modified.Seconds}");
                    break;
                case SymlinkNode link when isText && Encoding.UTF8.GetString(link.Target.Span) is var target && !target.Contains('\uFFFD', StringComparison.Ordinal):
                    found.Add(path, $"link {target}");
                    break;
                case DirectoryNode below when isText:
                    found.Add($"{path}/", "folder");
                    leftOut += Collect(below, $"{path}/", found);
                    break;
                default:
                    leftOut++;
                    break;
            }
        }

        return leftOut;
    }

    private void Extract(IVolume volume, string path, string destination) =>
        new VolumeExtraction(volume).Extract(volume.Find(path) ?? Link(volume, path), _folder[destination], TestContext.Current.CancellationToken);

    private static VolumeEntry Link(IVolume volume, string path) =>
        volume.List(volume.Find(Path.GetDirectoryName(path)!)!).Single(entry => string.Equals(entry.Name, Path.GetFileName(path), StringComparison.Ordinal));

    private SortedDictionary<string, string> Found()
    {
        var top = _folder["out"];
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in HostListing.Of(top).Where(line => !line.StartsWith("/ ", StringComparison.Ordinal)))
        {
            var words = line.Split(' ');
            var path = Decode(words[0])[1..];
            var kind = Array.FindIndex(words, word => word is "d" or "f" or "l");
            var (key, value) = words[kind] switch
            {
                "d" => ($"{path}/", "folder"),
                "f" => (path, $"file {words[kind + 2]} {words.First(word => word.StartsWith("m=", StringComparison.Ordinal))[2..].Split('.')[0]}"),
                _ => (path, $"link {Decode(words[kind + 1])}"),
            };
            found.Add(key, value);
        }

        return found;
    }

    private static string Decode(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            var isCode = text[i] == '%';
            bytes.Add(isCode ? Convert.ToByte(text.Substring(i + 1, 2), 16) : (byte)text[i]);
            i += isCode ? 2 : 0;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
