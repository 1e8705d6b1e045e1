using System.Globalization;
using Cardshop.Disk.Fat;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Disk.Fat;

/// <summary>A volume in a file, which the real tools make, fill, list and check: mkfs.fat, fsck.fat, mtools and 7-Zip.</summary>
internal sealed class FatImage : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly PhysicalStorage _storage = new();

    private FatImage(long length)
    {
        using var file = File.Create(Path);
        file.SetLength(length);
    }

    public string Path => _folder["volume.img"];

    public ByteSource Source => FileSource.Open(_storage, Path);

    /// <summary>What mkfs.fat makes.</summary>
    public static FatImage Format(long length, params IEnumerable<string> arguments)
    {
        var image = new FatImage(length);
        Tool.Run("mkfs.fat", [.. arguments, "-i", "1234abcd", image.Path]);
        return image;
    }

    /// <summary>What a layout makes, on a file that begins with old bytes: nothing may rest on zeros that were never written.</summary>
    public static FatImage Write(FatLayout layout, long length, byte old = 0)
    {
        var image = new FatImage(length);
        using var file = File.OpenHandle(image.Path, access: FileAccess.ReadWrite);
        RandomAccess.Write(file, Enumerable.Repeat(old, (int)Math.Min(length, 8 << 20)).ToArray(), 0);
        foreach (var extent in layout.Extents())
        {
            var bytes = new byte[extent.Length];
            extent.Source.Read(0, bytes.AsSpan(0, (int)extent.Source.Length));
            RandomAccess.Write(file, bytes, extent.Offset);
        }

        return image;
    }

    /// <summary>Edits the volume in place.</summary>
    public void Edit(Action<FatEditor> edit)
    {
        var overlay = new OverlaySource(Source);
        edit(new FatEditor(overlay));
        Save(overlay);
    }

    public void Save(OverlaySource overlay)
    {
        using var file = File.OpenHandle(Path, access: FileAccess.ReadWrite, share: FileShare.ReadWrite);
        foreach (var range in overlay.ChangedRanges())
        {
            RandomAccess.Write(file, overlay.ReadBytes(range.Offset, (int)range.Length), range.Offset);
        }
    }

    /// <summary>fsck.fat finds nothing to say.</summary>
    public void RequireClean()
    {
        var result = Tool.Try("fsck.fat", "-n", Path);
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(result.ExitCode == 0 && lines.Length == 2 && result.Error.Length == 0, result.ToString());
    }

    /// <summary>Copies a file in with mcopy.</summary>
    public void Put(string path, byte[] content) => Mtools("mcopy", "-m", _folder.Write("in", content), $"::{path}");

    public string Mtools(string program, params IEnumerable<string> arguments) =>
        Tool.Run("env", ["LC_ALL=C.UTF-8", "TZ=UTC0", "MTOOLS_SKIP_CHECK=1", program, "-i", Path, .. arguments]);

    /// <summary>All files and directories with what they hold, by mcopy; a directory holds null.</summary>
    public SortedDictionary<string, byte[]?> Extract()
    {
        var target = _folder["out"];
        Directory.CreateDirectory(target);
        if (Mtools("mdir", "-b", "::").Trim().Length > 0)
        {
            Mtools("mcopy", "-s", "-n", "-m", "::*", target);
        }

        var found = new SortedDictionary<string, byte[]?>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFileSystemEntries(target, "*", SearchOption.AllDirectories))
        {
            found.Add(System.IO.Path.GetRelativePath(target, path), File.Exists(path) ? File.ReadAllBytes(path) : null);
        }

        Directory.Delete(target, recursive: true);
        return found;
    }

    /// <summary>What 7-Zip, which shares no code with the others, lists.</summary>
    public IReadOnlyDictionary<string, ListedFile> List()
    {
        var output = Tool.Run("env", "LC_ALL=C.UTF-8", "TZ=UTC0", "7z", "l", "-slt", "-tfat", Path);
        var files = new Dictionary<string, ListedFile>(StringComparer.Ordinal);
        foreach (var block in output[output.IndexOf("----------", StringComparison.Ordinal)..].Split("Path = ").Skip(1))
        {
            var lines = block.Split('\n');
            var pairs = lines.Skip(1).Select(line => line.Split(" = ", 2)).Where(pair => pair.Length == 2);
            var values = pairs.ToDictionary(pair => pair[0], pair => pair[1]);
            files.Add(lines[0], new ListedFile(
                values["Size"].Length == 0 ? 0 : long.Parse(values["Size"], CultureInfo.InvariantCulture),
                values.GetValueOrDefault("Short Name", lines[0]),
                values["Modified"],
                values["Attributes"]));
        }

        return files;
    }

    public void Dispose()
    {
        _storage.Dispose();
        _folder.Dispose();
    }
}

/// <summary>A file as 7-Zip lists it.</summary>
internal sealed record ListedFile(long Length, string ShortName, string Modified, string Attributes);
