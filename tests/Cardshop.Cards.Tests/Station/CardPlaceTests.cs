using System.Collections.Immutable;
using Cardshop.Cards.Discovery;
using Cardshop.Cards.Slots;
using Cardshop.Cards.Station;
using Cardshop.Cards.Writing;
using Cardshop.Primitives.Digests;
using Cardshop.TestKit;
using Cardshop.TestKit.Cards;
using Xunit;

namespace Cardshop.Cards.Tests.Station;

/// <summary>Which cards nobody would miss anything of.</summary>
public sealed class CardPlaceTests : IDisposable
{
    private const long Length = 8L << 20;

    private readonly FalseSystem _system = new();
    private readonly TempFolder _folder = new();

    public CardPlaceTests() => _system.AddUsb("sdb", "8:16", "1-1.4.2", unit: 0, Length);

    public void Dispose()
    {
        _system.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Only_an_empty_card_and_one_that_is_being_written_hold_nothing(bool isReader)
    {
        var (place, path) = isReader ? (Place(path: null), _system.NodeOf("sdb")) : (Place(_folder["a.card"]), _folder["a.card"]);
        Write(path, at: Length - 1, 0);
        Assert.Equal(Length, place.Look()!.Length);
        Assert.Null(place.Inspect().Contents);

        Write(path, at: 700_000, 1);
        Assert.Equal("something that is not known", place.Inspect().Contents);

        var block = new byte[CardMarker.Size];
        CardMarker.Create(Sha256Digest.Of([])).Write(block);
        Write(path, at: 0, block);
        Assert.Equal((null, null), (place.Inspect().Contents, place.Inspect().Objection));
    }

    [Fact]
    public void A_slot_without_a_card_is_empty_and_a_card_that_goes_while_it_is_looked_at_is_an_objection()
    {
        Assert.Null(Place(_folder["none.card"]).Look());
        Assert.NotNull(Place(_folder["none/none.card"]).Inspect().Objection);
        File.Delete(_system.NodeOf("sdb"));
        Assert.NotNull(Place(path: null).Inspect().Objection);
    }

    [Fact]
    public async Task A_file_that_was_put_where_another_was_is_another_card()
    {
        var place = Place(_folder["a.card"]);
        Write(_folder["a.card"], at: Length - 1, 0);
        var first = place.Look()!;
        Write(_folder["a.card"], at: 0, 1);
        Assert.Equal(first, place.Look());

        // File systems give the number of a file that is gone to the next one, and know births to some milliseconds.
        File.Delete(_folder["a.card"]);
        await Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        Write(_folder["a.card"], at: Length - 1, 0);
        Assert.NotEqual(first, place.Look());
    }

    private CardPlace Place(string? path)
    {
        Assert.True(SlotId.TryParse("A", out var slot));
        var slots = new SlotMap(ImmutableSortedDictionary<SlotId, string>.Empty).With(slot, "usb-1-1.4.2:1.0:0:0:0");
        return new CardPlace(slot, path, isForced: false, new DiskSurvey(_system.Root), slots, TimeProvider.System);
    }

    private static void Write(string path, long at, params byte[] bytes)
    {
        using var file = new FileStream(path, FileMode.OpenOrCreate);
        file.Position = at;
        file.Write(bytes);
    }
}
