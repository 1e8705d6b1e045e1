using Cardshop.Cards.Devices;
using Cardshop.Cards.Devices.Real;
using Cardshop.Cards.Discovery;
using Cardshop.Cards.Tests.Setting;
using Cardshop.Primitives.Extents;
using Cardshop.TestKit;
using Cardshop.TestKit.Cards;
using Xunit;

namespace Cardshop.Cards.Tests.Devices;

/// <summary>Against loop devices of the kernel.</summary>
public sealed class LinuxDeviceTests
{
    private const int Piece = 1 << 20;

    private static readonly DiskSurvey Survey = new();

    [Fact]
    public async Task A_device_knows_its_size_its_sectors_and_what_it_is()
    {
        using var loop = LoopDevice.Make(16 * Piece);
        await using var device = await OpenAsync(loop);
        Assert.Equal((16 * Piece, 512), (device.Length, device.SectorSize));
        Assert.Equal((DeviceKind.Loop, loop.BackingFile), (device.Identity.Kind, device.Identity.Model));
        Assert.Equal(loop.Path, device.Name);
    }

    [Theory]
    [InlineData(512)]
    [InlineData(4096)]
    public async Task What_is_written_is_on_the_medium_after_a_flush_and_is_read_back(int sector)
    {
        using var loop = LoopDevice.Make(16 * Piece, $"--sector-size={sector}");
        await using var device = await OpenAsync(loop);
        Assert.Equal(sector, device.SectorSize);
        var pieces = Enumerable.Range(0, 16).Select(i => Aligned.Random(Piece, i)).ToList();
        await Task.WhenAll(pieces.Select((piece, i) => device.WriteAsync((long)i * Piece, piece).AsTask()));
        await device.FlushAsync();
        using var file = File.OpenRead(loop.BackingFile);
        foreach (var piece in pieces)
        {
            var (onMedium, read) = (new byte[Piece], Aligned.Empty(Piece));
            file.ReadExactly(onMedium);
            Assert.True(piece.Span.SequenceEqual(onMedium));
            await device.ReadAsync(file.Position - Piece, read);
            Assert.True(piece.Span.SequenceEqual(read.Span));
        }
    }

    [Fact]
    public async Task What_changes_behind_the_cache_is_seen()
    {
        using var loop = LoopDevice.Make(4 * Piece, "--direct-io=on");
        var (good, read) = (Aligned.Random(Piece, 1), Aligned.Empty(Piece));
        await using var device = await OpenAsync(loop);
        await device.WriteAsync(Piece, good);
        await device.FlushAsync();

        // Somebody reads the device through the page cache, which from then on holds the bytes as they were.
        Assert.Equal(good.Span[0], ReadThroughCache(loop.Path, Piece));
        await FlipAsync(loop.BackingFile, Piece, good.Span[0]);
        Assert.Equal(good.Span[0], ReadThroughCache(loop.Path, Piece));
        await device.ReadAsync(Piece, read);
        Assert.Equal((byte)(good.Span[0] ^ 1), read.Span[0]);
        Assert.True(read.Span[1..].SequenceEqual(good.Span[1..]));
    }

    [Fact]
    public async Task What_changes_behind_the_cache_is_seen_where_direct_reads_are_impossible()
    {
        using var loop = LoopDevice.Make(4 * Piece, "--direct-io=on");
        var (good, read) = (Aligned.Random(Piece, 1), Aligned.Empty(Piece));

        // Nothing is a multiple of this, so that every read goes the other way.
        using var medium = new OpenMedium(SystemCall.Open(loop.Path, SystemCall.ReadWrite), isWritable: true, granularity: 3 * Piece);
        medium.Write(Piece, good.Span);
        medium.Flush();
        Assert.Equal(good.Span[0], ReadThroughCache(loop.Path, Piece));
        await FlipAsync(loop.BackingFile, Piece, good.Span[0]);
        medium.Read(Piece, read.Span);
        Assert.Equal((byte)(good.Span[0] ^ 1), read.Span[0]);
    }

    [Fact]
    public async Task What_is_discarded_or_zeroed_reads_as_zeros()
    {
        using var loop = LoopDevice.Make(32 * Piece);
        await using var device = await OpenAsync(loop);
        for (var i = 0; i < 32; i++)
        {
            await device.WriteAsync((long)i * Piece, Aligned.Random(Piece, i));
        }

        await device.FlushAsync();
        Assert.True(device.ReadsZerosAfterDiscard);
        await device.DiscardAsync(new ByteRange(0, 8 * Piece));
        await device.ZeroAsync(new ByteRange(8 * Piece, (20L * Piece) + 4096));
        await device.FlushAsync();
        var read = Aligned.Empty(32 * Piece);
        await device.ReadAsync(0, read);
        Assert.InRange(read.Span.IndexOfAnyExcept((byte)0), (28 * Piece) + 4096, (28 * Piece) + 4200);
        Assert.Equal(0, read.Span[(8 * Piece) - 1]);
    }

    [Fact]
    public async Task Nobody_else_opens_a_device_or_mounts_it_meanwhile()
    {
        using var loop = LoopDevice.Make(16 * Piece, file => Tool.Run("mkfs.ext4", "-q", file));
        await using (await OpenAsync(loop))
        {
            var error = await Assert.ThrowsAnyAsync<IOException>(() => OpenAsync(loop));
            Assert.StartsWith($"{loop.Path}: is in use", error.Message, StringComparison.Ordinal);
            Assert.NotEqual(0, Tool.Try("mount", loop.Path, loop.Folder.Path).ExitCode);
        }

        await using var again = await OpenAsync(loop);
        Assert.Equal(16 * Piece, again.Length);
    }

    [Fact]
    public async Task The_kernel_refuses_a_device_that_is_mounted()
    {
        using var loop = LoopDevice.Make(16 * Piece, file => Tool.Run("mkfs.ext4", "-q", file));
        var place = Directory.CreateDirectory(loop.Folder["place"]).FullName;
        Tool.Run("mount", loop.Path, place);
        try
        {
            var error = await Assert.ThrowsAnyAsync<IOException>(() => OpenAsync(loop));
            Assert.Contains("in use", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            Tool.Run("umount", place);
        }
    }

    [Fact]
    public async Task A_device_that_may_only_be_read_says_so()
    {
        using var loop = LoopDevice.Make(Piece, "--read-only");
        var error = await Assert.ThrowsAnyAsync<IOException>(() => OpenAsync(loop));
        Assert.Contains("write-protected", error.Message, StringComparison.Ordinal);
        Assert.Equal(DeviceFault.WriteProtected, Assert.IsType<DeviceException>(error).Fault);
        await using var reading = await LinuxDevice.OpenAsync(loop.Path, Survey, TimeProvider.System, DeviceAccess.Read);
        var read = Aligned.Empty(Piece);
        await reading.ReadAsync(0, read);
        Assert.Equal(-1, read.Span.IndexOfAnyExcept((byte)0));
    }

    [Fact]
    public async Task A_medium_that_shrinks_under_our_hands_is_gone()
    {
        using var loop = LoopDevice.Make(16 * Piece);
        await using var device = await OpenAsync(loop);
        Tool.Run("truncate", "--size=1M", loop.BackingFile);
        Tool.Run("losetup", "--set-capacity", loop.Path);
        var error = await Assert.ThrowsAsync<DeviceException>(() => device.ReadAsync(8 * Piece, Aligned.Empty(Piece)).AsTask());
        Assert.Equal(DeviceFault.Gone, error.Fault);
        Assert.Equal(new ByteRange(8 * Piece, Piece), error.Range);
    }

    [Fact]
    public async Task An_error_of_the_medium_names_the_range()
    {
        using var loop = LoopDevice.Make(16 * Piece);
        await using var device = await OpenAsync(loop);
        Tool.Run("truncate", "--size=1M", loop.BackingFile);
        var error = await Assert.ThrowsAsync<DeviceException>(() => device.ReadAsync(8 * Piece, Aligned.Empty(Piece)).AsTask());
        Assert.Equal((DeviceFault.Medium, new ByteRange(8 * Piece, Piece)), (error.Fault, error.Range));
        Assert.StartsWith($"{loop.Path}: cannot read at bytes {8 * Piece} to {9 * Piece}:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_kernel_forgets_partitions_that_are_gone_when_the_device_is_closed()
    {
        using var loop = LoopDevice.Make(16 * Piece, "--partscan");
        loop.AddPartition(4 * Piece, 8 * Piece);
        var partition = Assert.Single(Found(loop).Partitions);
        Assert.Equal((1, 4 * Piece, 8 * Piece, $"{loop.Path}p1"), (partition.Number, partition.Start, partition.Length, partition.Path));
        await using (var device = await OpenAsync(loop))
        {
            await device.ZeroAsync(new ByteRange(0, 4096));
            await device.FlushAsync();
        }

        Assert.Empty(Found(loop).Partitions);
    }

    [Fact]
    public async Task The_kernel_refuses_a_device_whose_partition_is_mounted()
    {
        using var loop = LoopDevice.Make(16 * Piece);
        loop.AddPartition(4 * Piece, 8 * Piece);
        Tool.Run("mkfs.ext4", "-q", $"{loop.Path}p1");
        var place = Directory.CreateDirectory(loop.Folder["place"]).FullName;
        Tool.Run("mount", $"{loop.Path}p1", place);
        try
        {
            Assert.Equal(RefusalKind.Mounted, Assert.Single(DiskRules.Check(Found(loop), isForced: true)).Kind);
            var error = await Assert.ThrowsAnyAsync<IOException>(() => OpenAsync(loop));
            Assert.Contains("in use", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            Tool.Run("umount", place);
        }
    }

    [Fact]
    public async Task What_is_no_device_is_refused()
    {
        await Assert.ThrowsAnyAsync<IOException>(() => LinuxDevice.OpenAsync("/dev/null", Survey, TimeProvider.System).AsTask());
        var error = await Assert.ThrowsAnyAsync<IOException>(() => LinuxDevice.OpenAsync("/dev/no-such-card", Survey, TimeProvider.System).AsTask());
        Assert.Contains("there is no such device", error.Message, StringComparison.Ordinal);
    }

    private static async Task<LinuxDevice> OpenAsync(LoopDevice loop) => await LinuxDevice.OpenAsync(loop.Path, Survey, TimeProvider.System);

    private static FoundDisk Found(LoopDevice loop) => Survey.Disks().Single(disk => string.Equals(disk.Path, loop.Path, StringComparison.Ordinal));

    private static byte ReadThroughCache(string path, long offset)
    {
        using var handle = SystemCall.Open(path, 0);
        var one = new byte[1];
        Assert.Equal(1, RandomAccess.Read(handle, one, offset));
        return one[0];
    }

    private static async Task FlipAsync(string path, long offset, byte was)
    {
        await using var file = FileDevice.Open(path, TimeProvider.System);
        var page = Aligned.Empty(4096);
        await file.ReadAsync(offset, page);
        Assert.Equal(was, page.Span[0]);
        page.Span[0] ^= 1;
        await file.WriteAsync(offset, page);
        await file.FlushAsync();
    }
}
