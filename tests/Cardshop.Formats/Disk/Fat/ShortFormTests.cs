using System.Text;
using Cardshop.Disk.Fat.Names;
using Xunit;

namespace Cardshop.Formats.Disk.Fat;

public sealed class ShortFormTests
{
    [Theory]
    [InlineData("CONFIG.TXT", "CONFIG.TXT", false)]
    [InlineData("config.txt", "config.txt", false)]
    [InlineData("config.TXT", "config.TXT", false)]
    [InlineData("LICENCE.broadcom", "LICENC~1.BRO", true)]
    [InlineData("Config.txt", "CONFIG.TXT", true)]
    [InlineData("kernel8.img", "kernel8.img", false)]
    [InlineData("kernel_2712.img", "KERNEL~1.IMG", true)]
    [InlineData("bcm2712-rpi-5-b.dtb", "BCM271~1.DTB", true)]
    [InlineData("start4x.elf", "start4x.elf", false)]
    [InlineData("offspot.yaml", "OFFSPO~1.YAM", true)]
    [InlineData("overlays", "overlays", false)]
    [InlineData("x.tar.gz", "XTAR~1.GZ", true)]
    [InlineData(".hidden", "HIDDEN~1", true)]
    [InlineData("..a", "A~1", true)]
    [InlineData("a+b,c;d=[e]", "A_B_C_~1", true)]
    [InlineData("with space.txt", "WITHSP~1.TXT", true)]
    [InlineData("a .b", "A~1.B", true)]
    [InlineData("é.txt", "_~1.TXT", true)]
    [InlineData("日本語.x", "___~1.X", true)]
    [InlineData("😀", "__~1", true)]
    [InlineData("$%'-_@~`.!({", "$%'-_@~`.!({", false)]
    [InlineData("no extension at all", "NOEXTE~1", true)]
    [InlineData(" .x", "_~1.X", true)]
    [InlineData("a\u007Fb", "A_B~1", true)]
    public void Names_get_the_8_3_name_that_Linux_gives_them(string name, string alias, bool needsLongName)
    {
        var entry = EntryName.For(name, _ => false);
        Assert.Equal((alias, needsLongName), (entry.Alias.ToString(entry.Case), entry.NeedsLongName));
    }

    [Fact]
    public void Names_that_collide_are_numbered_and_then_hashed_alike_every_time()
    {
        var first = Aliases();
        Assert.Equal("KERNEL~1.IMG KERNEL~2.IMG KERNEL~3.IMG", string.Join(' ', first.Take(3)));
        Assert.Equal("KERNEL~9.IMG", first[8].ToString());
        Assert.All(first.Skip(9), alias => Assert.Matches("^KE[0-9A-F]{4}~1\\.IMG$", alias.ToString()));
        Assert.Equal(first.Count, first.Distinct().Count());
        Assert.Equal(first, Aliases());
    }

    [Fact]
    public void There_are_more_names_than_a_directory_has_entries()
    {
        var names = ShortForm.Of("kernel_1.img").Numbered("kernel_1.img").Take(70_000).ToList();
        Assert.Equal(70_000, names.Distinct().Count());
    }

    [Fact]
    public void The_checksum_is_that_of_the_specification()
    {
        // ChkSum of fatgen103, byte for byte: rotate right, add.
        var name = ShortName.Of("KERNEL~1", "IMG");
        var expected = Encoding.ASCII.GetBytes("KERNEL~1IMG").Aggregate(0, (sum, octet) => (((sum & 1) << 7) + (sum >> 1) + octet) & 0xFF);
        Assert.Equal(expected, name.Checksum);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a:b")]
    [InlineData("a*")]
    [InlineData("what?")]
    [InlineData("<>")]
    [InlineData("a|b")]
    [InlineData("a\"b")]
    [InlineData("a\\b")]
    [InlineData("tab\there")]
    [InlineData("dot.")]
    [InlineData("space ")]
    [InlineData("..")]
    public void A_name_that_FAT_cannot_hold_has_a_problem(string name) => Assert.NotNull(LongName.Problem(name));

    [Fact]
    public void Half_a_surrogate_pair_is_no_name() => Assert.NotNull(LongName.Problem("half \uD83D pair"));

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void Names_have_at_most_255_units(int length, bool fits) =>
        Assert.Equal(fits, LongName.Problem(new string('n', length)) is null);

    private static List<ShortName> Aliases()
    {
        var aliases = new List<ShortName>();
        for (var i = 0; i < 2000; i++)
        {
            aliases.Add(EntryName.For($"kernel_image_{i}.img", aliases.Contains).Alias);
        }

        return aliases;
    }
}
