using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Setting;

/// <summary>What programs that are not ours say of an image.</summary>
internal static class Oracles
{
    private const int LargestRange = 4 << 20;

    /// <summary>e2fsck, fsck.fat and sfdisk find nothing wrong, and the manifest is true to the last byte.</summary>
    public static void RequireSound(string image)
    {
        Tool.Run("sfdisk", "--verify", image);
        Tool.Run("fsck.fat", "-n", Parts.Extract(image, 1));
        Tool.Run("e2fsck", "-fn", Parts.Extract(image, 2));
        Tool.Run("e2fsck", "-fn", Parts.Extract(image, 3));
        RequireTrueManifest(image);
    }

    /// <summary>The content of a file of an ext4 file system, as debugfs reads it.</summary>
    public static byte[] Dump(string volume, string path)
    {
        var copy = volume + ".dump";
        Tool.Run("debugfs", "-R", $"dump \"{path}\" {copy}", volume);
        Assert.True(File.Exists(copy), $"debugfs finds no {path} in {volume}");
        var content = File.ReadAllBytes(copy);
        File.Delete(copy);
        return content;
    }

    /// <summary>The value that PyYAML's safe loader reads, as JSON.</summary>
    public static JsonElement PyYaml(byte[] text)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", ["-c", "import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin.read()), sort_keys=True))"]);
        var result = Tool.Try(start, System.Text.Encoding.UTF8.GetString(text));
        Assert.True(result.ExitCode == 0, result.ToString());
        return JsonDocument.Parse(result.Output).RootElement;
    }

    /// <summary>SHA-256 of a file, as sha256sum says.</summary>
    public static string Sha256(string path) => Tool.Run("sha256sum", path).Split(' ')[0];

    /// <summary>Two files have the same bytes, as cmp says.</summary>
    public static void RequireSame(string one, string other) => Tool.Run("cmp", one, other);

    /// <summary>The manifest beside an image.</summary>
    public static JsonElement Manifest(string image) => JsonDocument.Parse(File.ReadAllText(image + ".manifest.json")).RootElement;

    private static void RequireTrueManifest(string image)
    {
        using var disk = File.OpenRead(image);
        var manifest = Manifest(image);
        Assert.Equal("cardshop-image/1", manifest.GetProperty("format").GetString());
        Assert.Equal(disk.Length, manifest.GetProperty("size").GetInt64());
        Assert.Equal([1, 2, 3], manifest.GetProperty("partitions").EnumerateArray().Select(part => part.GetProperty("index").GetInt32()));

        long end = 0;
        long mapped = 0;
        foreach (var range in manifest.GetProperty("ranges").EnumerateArray())
        {
            var (offset, length) = (range.GetProperty("offset").GetInt64(), range.GetProperty("length").GetInt64());
            Assert.True(offset >= end, $"ranges overlap, or are out of order, at {offset}");
            Assert.InRange(length, 1, LargestRange);
            RequireZeros(disk, end, offset);
            Assert.Equal(range.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(Read(disk, offset, length))));
            (end, mapped) = (offset + length, mapped + length);
        }

        RequireZeros(disk, end, disk.Length);
        Assert.Equal(mapped, manifest.GetProperty("mapped").GetInt64());
        foreach (var file in manifest.GetProperty("files").EnumerateArray())
        {
            var (path, size) = (file.GetProperty("path").GetString()!, file.GetProperty("size").GetInt32());
            var extents = file.GetProperty("extents").EnumerateArray().SelectMany(extent => Read(disk, extent[0].GetInt64(), extent[1].GetInt64())).ToArray();
            // Extents leave holes out, so a file with holes is only whole for who reads the file system.
            var content = extents.Length >= size ? extents.AsSpan(0, size) : Dump(image + ".p3", path["/data".Length..]);
            Assert.True(
                string.Equals(file.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(content)), StringComparison.Ordinal),
                $"{path} is not where, or not what, the manifest says");
        }
    }

    private static byte[] Read(FileStream disk, long offset, long length)
    {
        var bytes = new byte[length];
        disk.Position = offset;
        disk.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>What no range covers was not written, so it reads as zeros.</summary>
    private static void RequireZeros(FileStream disk, long start, long end)
    {
        var buffer = new byte[Math.Min(LargestRange, end - start)];
        for (var at = start; at < end; at += LargestRange)
        {
            var bytes = buffer.AsSpan(0, (int)Math.Min(LargestRange, end - at));
            disk.Position = at;
            disk.ReadExactly(bytes);
            Assert.True(bytes.IndexOfAnyExcept((byte)0) < 0, $"bytes that no range covers are written, behind {at}");
        }
    }
}
