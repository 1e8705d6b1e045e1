using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Setting;

/// <summary>A base of 64 MiB made by others' tools: sfdisk, mkfs.fat and mke2fs. Small, and open to every mistake that a test wants.</summary>
internal sealed class ToolBase
{
    private const int MiB = 1 << 20;

    /// <summary>A partition: where it lies, in MiB, and what fills it.</summary>
    public sealed record Part(int Start, int Size, string Type, Action<string> Fill);

    /// <summary>The boot partition.</summary>
    public static Part Boot { get; } = new(1, 34, "c", path => Tool.Run("mkfs.fat", "-F", "32", "-s", "1", "-n", "bootfs", "-i", "1234abcd", "--invariant", path));

    /// <summary>The root partition.</summary>
    public static Part Root { get; } = new(35, 8, "83", path => Format(path, "rootfs"));

    /// <summary>The data partition.</summary>
    public static Part Data { get; } = new(43, 16, "83", path => Format(path, "data"));

    /// <summary>Writes a disk.</summary>
    /// <param name="path">Where.</param>
    /// <param name="parts">Its partitions, from 1 on; null leaves a number out.</param>
    public static string Make(string path, params Part?[] parts)
    {
        using (var disk = new FileStream(path, FileMode.CreateNew))
        {
            disk.SetLength(64 * MiB);
        }

        var lines = parts.Select((part, i) => part is null ? "" : $"{i + 1} : start={part.Start * 2048}, size={part.Size * 2048}, type={part.Type}\n");
        var result = Tool.Try(new System.Diagnostics.ProcessStartInfo(Tool.Find("sfdisk"), ["--quiet", path]), "label: dos\nlabel-id: 0x5eed1234\n" + string.Concat(lines));
        Assert.True(result.ExitCode == 0, result.ToString());
        foreach (var part in parts.OfType<Part>())
        {
            var piece = path + ".piece";
            using (var file = new FileStream(piece, FileMode.Create))
            {
                file.SetLength(part.Size * (long)MiB);
            }

            part.Fill(piece);
            Tool.Run("dd", $"if={piece}", $"of={path}", "bs=1M", $"seek={part.Start}", "conv=notrunc,sparse", "status=none");
            File.Delete(piece);
        }

        return path;
    }

    /// <summary>Writes a good one.</summary>
    public static string Make(string path) => Make(path, Boot, Root, Data);

    /// <summary>Makes a file system with a file in it, its UUIDs and times always the same.</summary>
    /// <param name="path">The partition's bytes.</param>
    /// <param name="label">Its label; UUIDs follow from it.</param>
    /// <param name="options">Further options of mke2fs.</param>
    public static void Format(string path, string label, params IEnumerable<string> options)
    {
        using var folder = new TempFolder();
        folder.Write("tree/from-base.txt", $"{label} of the base\n");
        var start = new System.Diagnostics.ProcessStartInfo(Tool.Find("mke2fs"),
        [
            "-q", "-F", "-t", "ext4", "-L", label, "-U", $"00000000-0000-4000-8000-{label.Length:000000000000}",
            "-E", $"hash_seed=00000000-0000-4000-9000-{label.Length:000000000000},root_owner=0:0", .. options, "-d", folder["tree"], path,
        ]);
        start.Environment["SOURCE_DATE_EPOCH"] = "1767323046";
        start.Environment["E2FSPROGS_FAKE_TIME"] = "1767323046";
        var result = Tool.Try(start);
        Assert.True(result.ExitCode == 0, result.ToString());
    }
}
