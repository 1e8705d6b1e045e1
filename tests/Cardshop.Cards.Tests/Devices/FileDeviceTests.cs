using Cardshop.Cards.Devices;
using Cardshop.Cards.Devices.Real;
using Cardshop.Cards.Tests.Setting;
using Cardshop.Primitives.Extents;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Cards.Tests.Devices;

public sealed class FileDeviceTests : IDisposable
{
    private const int Piece = 1 << 20;

    private readonly TempFolder _folder = new();

    private string Card => _folder["card.img"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_that_is_not_there_is_made_as_long_as_is_wanted()
    {
        await using (var device = FileDevice.Open(Card, TimeProvider.System, length: 8 * Piece))
        {
            Assert.Equal(8 * Piece, device.Length);
            Assert.Equal(DeviceKind.File, device.Identity.Kind);
        }

        Assert.Equal(8 * Piece, new FileInfo(Card).Length);
    }

    [Fact]
    public void A_file_that_is_not_there_is_not_made_when_no_length_is_said()
    {
        var error = Assert.Throws<IOException>(() => FileDevice.Open(Card, TimeProvider.System));
        Assert.Contains(Card, error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Card));
    }

    [Fact]
    public async Task A_shorter_file_grows_and_a_longer_one_stays()
    {
        _folder.Write("card.img", new byte[Piece]);
        await using (var grown = FileDevice.Open(Card, TimeProvider.System, length: 2 * Piece))
        {
            Assert.Equal(2 * Piece, grown.Length);
        }

        await using var same = FileDevice.Open(Card, TimeProvider.System, length: Piece);
        Assert.Equal(2 * Piece, same.Length);
    }

    [Fact]
    public async Task What_is_written_by_several_at_once_is_read_back()
    {
        await using var device = FileDevice.Open(Card, TimeProvider.System, length: 32 * Piece);
        var pieces = Enumerable.Range(0, 32).Select(i => Aligned.Random(Piece, i)).ToList();
        await Task.WhenAll(pieces.Select((piece, i) => device.WriteAsync((long)i * Piece, piece).AsTask()));
        await device.FlushAsync();
        await Task.WhenAll(pieces.Select(async (piece, i) =>
        {
            var read = Aligned.Empty(Piece);
            await device.ReadAsync((long)i * Piece, read);
            Assert.True(read.Span.SequenceEqual(piece.Span));
        }));
    }

    [Fact]
    public async Task The_end_of_a_file_that_is_no_multiple_of_a_page_is_written_and_read()
    {
        await using var device = FileDevice.Open(Card, TimeProvider.System, length: Piece + 512);
        var end = Aligned.Random(4096 + 512, 1);
        await device.WriteAsync(Piece - 4096, end);
        await device.FlushAsync();
        var read = Aligned.Empty(end.Length);
        await device.ReadAsync(Piece - 4096, read);
        Assert.True(read.Span.SequenceEqual(end.Span));
        Assert.Equal(Piece + 512, new FileInfo(Card).Length);
    }

    [Fact]
    public async Task What_is_discarded_or_zeroed_reads_as_zeros_and_discarding_gives_room_back()
    {
        await using var device = FileDevice.Open(Card, TimeProvider.System, length: 8 * Piece);
        Assert.True(device.ReadsZerosAfterDiscard);
        await device.WriteAsync(0, Aligned.Random(8 * Piece, 2));
        await device.FlushAsync();
        await device.DiscardAsync(new ByteRange(0, 4 * Piece));
        await device.ZeroAsync(new ByteRange(4 * Piece, 4096));
        await device.FlushAsync();
        var read = Aligned.Empty(8 * Piece);
        await device.ReadAsync(0, read);
        Assert.InRange(read.Span.IndexOfAnyExcept((byte)0), (4 * Piece) + 4096, (4 * Piece) + 4200);
        var blocks = long.Parse(Tool.Run("stat", "--format=%b", Card).Trim()) * 512;
        Assert.InRange(blocks, 1, 5 * Piece);
    }

    [Fact]
    public async Task A_second_writer_is_kept_out_until_the_first_is_done()
    {
        await using (FileDevice.Open(Card, TimeProvider.System, length: Piece))
        {
            var error = Assert.Throws<IOException>(() => FileDevice.Open(Card, TimeProvider.System));
            Assert.StartsWith($"{Card}: is being written by another program", error.Message, StringComparison.Ordinal);
        }

        await using var device = FileDevice.Open(Card, TimeProvider.System);
        Assert.Equal(Piece, device.Length);
    }

    [Fact]
    public async Task A_range_outside_or_memory_that_starts_anywhere_is_a_mistake_of_the_caller()
    {
        await using var device = FileDevice.Open(Card, TimeProvider.System, length: Piece);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => device.WriteAsync(Piece, Aligned.Empty(4096)).AsTask());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => device.ReadAsync(512, Aligned.Empty(4096)).AsTask());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => device.ReadAsync(0, Aligned.Empty(512)).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(() => device.ReadAsync(0, Aligned.Empty(8192)[512..4608]).AsTask());
    }

    [Fact]
    public async Task A_file_that_was_cut_meanwhile_says_so()
    {
        await using var device = FileDevice.Open(Card, TimeProvider.System, length: 2 * Piece);
        Tool.Run("truncate", "--size=0", Card);
        var error = await Assert.ThrowsAsync<DeviceException>(() => device.ReadAsync(Piece, Aligned.Empty(4096)).AsTask());
        Assert.Equal(DeviceFault.Medium, error.Fault);
        Assert.Equal(new ByteRange(Piece, 4096), error.Range);
    }

    [Fact]
    public async Task A_full_disk_says_that_it_is_full()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can mount a file system of its own.");
        var place = Directory.CreateDirectory(_folder["small"]).FullName;
        Tool.Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place);
        try
        {
            await using var device = FileDevice.Open(Path.Combine(place, "card.img"), TimeProvider.System, length: 8 * Piece);
            var error = await Assert.ThrowsAsync<DeviceException>(() => device.WriteAsync(0, Aligned.Random(4 * Piece, 3)).AsTask());
            Assert.Contains("no more room", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            Tool.Run("umount", "--lazy", place);
        }
    }

    [Fact]
    public void A_folder_and_a_character_device_are_no_files()
    {
        Assert.Throws<IOException>(() => FileDevice.Open(_folder.Path, TimeProvider.System));
        var error = Assert.Throws<IOException>(() => FileDevice.Open("/dev/null", TimeProvider.System));
        Assert.Equal("/dev/null: is not a regular file.", error.Message);
    }
}
