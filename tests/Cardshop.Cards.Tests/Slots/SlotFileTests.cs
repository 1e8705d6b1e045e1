using System.Text;
using Cardshop.Cards.Slots;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Cards.Tests.Slots;

public sealed class SlotFileTests : IDisposable
{
    private const string Left = "usb-1-1.4.2:1.0:0:0:0";
    private const string Right = "usb-1-1.4.2:1.0:0:0:1";

    private readonly TempFolder _folder = new();
    private readonly PhysicalStorage _storage = new();

    private SlotFile Slots => new(_storage, _folder["config/cardshop/slots.json"]);

    public void Dispose()
    {
        _storage.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void What_is_written_is_read_by_another_process_and_no_file_is_no_slots()
    {
        Assert.Empty(Slots.Read().Places);
        Slots.Write(SlotMap.Empty.With(Slot("a"), Left));
        Assert.Equal(Left, new SlotFile(_storage, Slots.Path).Read().Places[Slot("A")]);
        Slots.Write(Slots.Read().With(Slot("b-2"), Right));
        Assert.Equal(["A", "B-2"], Slots.Read().Places.Keys.Select(slot => slot.ToString()));
        Assert.Equal("slots.json", Path.GetFileName(Assert.Single(Directory.GetFiles(Path.GetDirectoryName(Slots.Path)!))));
    }

    [Fact]
    public void A_place_has_one_name_and_a_name_one_place()
    {
        var slots = SlotMap.Empty.With(Slot("A"), Left).With(Slot("B"), Left);
        Assert.Equal((Slot("B"), 1), (slots.NameOf(Left), slots.Places.Count));
        Assert.Null(slots.With(Slot("B"), Right).NameOf(Left));
        Assert.Null(slots.NameOf(null));
        Assert.Empty(slots.Without(Slot("B")).Places);
    }

    [Fact]
    public void All_that_is_wrong_with_a_file_is_said_at_once()
    {
        var error = Assert.Throws<SlotFileException>(() => SlotFile.Parse(
            """{ "slots": { "A": "usb-1", "a": "usb-2", "B": "usb-1", "much too long a name": "usb-3", "C": " " } }"""u8, "/etc/slots.json"));
        Assert.Equal(4, error.Problems.Count);
        Assert.All(error.Problems, problem => Assert.StartsWith("/etc/slots.json: ", problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"slots\":null}")]
    [InlineData("{\"slots\":{\"A\":null}}")]
    [InlineData("{\"slots\":{\"A\":7}}")]
    public void A_damaged_file_is_refused_with_what_to_do(string json)
    {
        var error = Assert.Throws<SlotFileException>(() => SlotFile.Parse(Encoding.UTF8.GetBytes(json), "/etc/slots.json"));
        Assert.StartsWith("/etc/slots.json: ", Assert.Single(error.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("left-2")]
    [InlineData("16")]
    public void Names_of_slots_are_letters_digits_and_hyphens(string name) => Assert.Equal(name.ToUpperInvariant(), Slot(name).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("-A")]
    [InlineData("A/B")]
    [InlineData("card.img")]
    [InlineData("ÄÖ")]
    [InlineData("ABCDEFGHIJKLM")]
    public void Other_texts_are_no_names_of_slots(string name) => Assert.False(SlotId.TryParse(name, out _));

    [Fact]
    public void No_file_breaks_the_reader() =>
        new Fuzzer([[.. "{ \"slots\": { \"A\": \"usb-1-1.4.2:1.0:0:0:0\", \"B\": \"usb-1-1.4.2:1.0:0:0:1\" } }"u8]]).Run(
            input => SlotFile.Parse(input, "slots.json"), error => error is SlotFileException);

    private static SlotId Slot(string name)
    {
        Assert.True(SlotId.TryParse(name, out var slot));
        return slot;
    }
}
