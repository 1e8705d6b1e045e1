using Cardshop.Cards.Devices.Real;
using Cardshop.Cards.Discovery;
using Cardshop.Cards.Wiping;
using Cardshop.TestKit;
using Cardshop.TestKit.Cards;
using Xunit;

namespace Cardshop.Cards.Tests.Wiping;

public sealed class CardWipeTests : IDisposable
{
    private const int Piece = 1 << 20;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task No_tool_finds_anything_on_a_wiped_card()
    {
        using var loop = LoopDevice.Make(64 * Piece, file => Tool.Run("parted", "--script", file, "mklabel", "gpt", "mkpart", "data", "ext4", "1MiB", "60MiB"));
        Assert.Contains("gpt", Tool.Run("blkid", "--probe", loop.Path), StringComparison.Ordinal);
        await using (var device = await LinuxDevice.OpenAsync(loop.Path, new DiskSurvey(), TimeProvider.System))
        {
            await CardWipe.RunAsync(device, CancellationToken.None);
        }

        Assert.Equal("", Tool.Try("blkid", "--probe", loop.Path).Output);
        Assert.DoesNotContain(File.ReadAllBytes(loop.BackingFile), value => value != 0);
    }

    [Theory]
    [InlineData(512)]
    [InlineData(Piece)]
    [InlineData(Piece + 512)]
    [InlineData((2 * Piece) + 512)]
    [InlineData(8 * Piece)]
    public async Task A_card_of_any_size_is_wiped(int length)
    {
        var path = _folder.Write("card.img", Enumerable.Repeat((byte)0xA5, length).ToArray());
        await using (var device = FileDevice.Open(path, TimeProvider.System))
        {
            await CardWipe.RunAsync(device, CancellationToken.None);
        }

        Assert.Equal(new byte[length], File.ReadAllBytes(path));
    }
}
