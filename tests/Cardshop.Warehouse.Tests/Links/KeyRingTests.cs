using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Cardshop.TestKit.Storage;
using Cardshop.Warehouse.Links;
using Cardshop.Warehouse.Objects;
using Xunit;

namespace Cardshop.Warehouse.Tests.Links;

public sealed class KeyRingTests
{
    private readonly SimulatedStorage _storage = new();
    private readonly ManualClock _clock = new();

    [Fact]
    public void Links_outlive_restarts_and_the_rotation_of_keys()
    {
        var name = ObjectName.Parse("a.img");
        var query = new SignedLinks(NewRing(), _clock).Sign(name, _clock.GetUtcNow().AddDays(300));
        for (var month = 0; month < 9; month++)
        {
            _clock.Advance(TimeSpan.FromDays(31));
            var links = new SignedLinks(NewRing(), _clock);
            links.Sign(name, _clock.GetUtcNow());
            Assert.Equal(LinkCheck.Valid, Check(links, name, query));
        }

        Assert.Equal(10, _storage.List("/keys").Count);
        _clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(LinkCheck.Expired, Check(new SignedLinks(NewRing(), _clock), name, query));
    }

    [Fact]
    public void A_key_goes_when_nothing_that_it_signed_can_be_valid()
    {
        var ring = NewRing();
        var (key, signature) = ring.Sign([1]);
        _clock.Advance(TimeSpan.FromDays(30 + 367));
        ring.Sign([1]);
        Assert.False(ring.Verify(key, [1], signature));
        Assert.Single(_storage.List("/keys"));
    }

    [Fact]
    public void A_key_that_cannot_be_read_is_not_silently_replaced()
    {
        NewRing().Sign([1]);
        var path = _storage.List("/keys")[0].Path;
        using (var file = _storage.Open(path, StorageMode.Replace))
        {
            file.Write(0, "{}"u8);
        }

        Assert.Contains("backup", Assert.Throws<InvalidDataException>(NewRing).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_signed_for_longer_than_keys_are_kept()
    {
        Assert.Throws<ArgumentException>(() => new SignedLinks(NewRing(), _clock).Sign(ObjectName.Parse("a"), _clock.GetUtcNow().AddDays(400)));
        Assert.Throws<ArgumentException>(() => new Grants(NewRing(), _clock).Issue(new Grant(ObjectName.Parse("a"), 1, _clock.GetUtcNow().AddDays(400))));
    }

    [Fact]
    public void A_grant_is_not_a_link_and_a_link_is_not_a_grant()
    {
        var ring = NewRing();
        var token = new Grants(ring, _clock).Issue(new Grant(ObjectName.Parse("a"), 1, _clock.GetUtcNow().AddDays(1)));
        var parts = token.Split('.');
        Assert.Equal(LinkCheck.Invalid, new SignedLinks(ring, _clock).Check(ObjectName.Parse("a"), "1", parts[1], parts[3]));
        Assert.NotNull(new Grants(ring, _clock).Read(token));
        Assert.Null(new Grants(new KeyRing(_storage, "/other", _clock), _clock).Read(token));
    }

    private static LinkCheck Check(SignedLinks links, ObjectName name, string query)
    {
        var values = query[1..].Split('&').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return links.Check(name, values["expires"], values["key"], values["signature"]);
    }

    private KeyRing NewRing() => new(_storage, "/keys", _clock);
}
