using System.Diagnostics;
using System.Text;
using Cardshop.Formats.Disk.Ext4;
using Cardshop.TestKit;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace Cardshop.Formats.Imaging;

/// <summary>
/// Base images, made with sfdisk, mkfs.fat, mtools and mke2fs. Between the partitions lies what boot loaders leave there; partitions 2 and 3
/// hold one of each thing that a file system can hold.
/// </summary>
internal static class TestBase
{
    public const string DiskId = "5ba1ce00";

    public static byte[] BootCode { get; } = Noise(440, 1);

    /// <summary>What lies before partition 1 and before partition 3.</summary>
    public static byte[] Loader { get; } = Noise(10_000, 2);

    public static long LoaderOffset => 8192;

    public static string Make(TempFolder folder, BaseVariant variant)
    {
        var disk = folder[$"base-{Guid.NewGuid():N}.img"];
        using (var file = File.Create(disk))
        {
            file.SetLength(variant.DiskLength);
            file.Write(BootCode);
            file.Position = LoaderOffset;
            file.Write(Loader);
            file.Position = variant.RootStart + variant.RootLength + LoaderOffset;
            file.Write(Loader);
        }

        Partition(disk, variant);
        var sample = Directory.CreateDirectory(folder[$"sample-{Guid.NewGuid():N}"]).FullName;
        SampleFolder.Fill(sample);
        Place(disk, variant.BootStart, BootVolume(folder, variant));
        Place(disk, variant.RootStart, Volumes.Make(folder, $"-t ext4 -L rootfs {variant.Root}", $"{variant.RootLength >> 20}M", sample));
        Place(disk, variant.DataStart, Volumes.Make(folder, $"-t ext4 -L data {variant.Data}", $"{variant.DataLength >> 20}M", sample));
        Directory.Delete(sample, recursive: true);
        return disk;
    }

    /// <summary>Copies a part of a disk into a file of its own.</summary>
    public static string Cut(TempFolder folder, string disk, long start, long length)
    {
        var path = folder[$"{Guid.NewGuid():N}.img"];
        using var source = File.OpenHandle(disk);
        using var target = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        RandomAccess.SetLength(target, length);
        Copy(source, start, target, 0, length);
        return path;
    }

    private static void Partition(string disk, BaseVariant variant)
    {
        var table = new StringBuilder($"label: dos\nlabel-id: 0x{DiskId}\nunit: sectors\n");
        table.Append($"start={variant.BootStart / 512}, size={variant.BootLength / 512}, type=c, bootable\n");
        table.Append($"start={variant.RootStart / 512}, size={variant.RootLength / 512}, type=83\n");
        table.Append($"start={variant.DataStart / 512}, size={variant.DataLength / 512}, type=83\n");
        var result = Tool.Try(new ProcessStartInfo(Tool.Find("sfdisk"), ["--quiet", "--wipe", "never", disk]), table.ToString());
        Assert.True(result.ExitCode == 0, result.ToString());
    }

    private static string BootVolume(TempFolder folder, BaseVariant variant)
    {
        var volume = folder[$"{Guid.NewGuid():N}.fat"];
        File.WriteAllBytes(volume, []);
        using (var file = File.OpenWrite(volume))
        {
            file.SetLength(variant.BootLength);
        }

        Tool.Run("mkfs.fat", [.. variant.Fat.Split(' '), "-n", "bootfs", "-i", "1234abcd", "-h", $"{variant.BootStart / 512}", volume]);
        Mtools(volume, "mmd", "::overlays");
        Mtools(volume, "mcopy", folder.Write("kernel8.img", Noise(900_000, 3)), "::");
        Mtools(volume, "mcopy", folder.Write("a long name with blanks.dtbo", Noise(5000, 4)), "::overlays");
        Mtools(volume, "mcopy", folder.Write("offspot.yaml", "hostname: base-image\n"), "::");
        return volume;
    }

    public static string Mtools(string volume, string program, params IEnumerable<string> arguments) =>
        Tool.Run("env", ["LC_ALL=C.UTF-8", "TZ=UTC0", "MTOOLS_SKIP_CHECK=1", program, "-i", volume, .. arguments]);

    private static void Place(string disk, long start, string volume)
    {
        using (var source = File.OpenHandle(volume))
        using (var target = File.OpenHandle(disk, FileMode.Open, FileAccess.Write))
        {
            Copy(source, 0, target, start, RandomAccess.GetLength(source));
        }

        File.Delete(volume);
    }

    private static void Copy(SafeFileHandle source, long from, SafeFileHandle target, long to, long length)
    {
        var buffer = new byte[1 << 20];
        for (var done = 0L; done < length; done += buffer.Length)
        {
            var piece = buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - done));
            piece = piece[..RandomAccess.Read(source, piece, from + done)];
            if (piece.ContainsAnyExcept((byte)0))
            {
                RandomAccess.Write(target, piece, to + done);
            }
        }
    }

    private static byte[] Noise(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
