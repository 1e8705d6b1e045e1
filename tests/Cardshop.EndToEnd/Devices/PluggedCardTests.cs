using System.Diagnostics;
using System.Text.Json;
using Cardshop.EndToEnd.Setting;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Devices;

/// <summary>Cards are plugged into a USB hub of a machine in QEMU, pulled and swapped.</summary>
public sealed class PluggedCardTests : IDisposable
{
    private const int ImageLength = 160 << 20;
    private const long OneLength = 192 << 20;
    private const long TwoLength = 200 << 20;

    /// <summary>A journal that is longer says of some of the image that it is on the card.</summary>
    private const int EmptyJournal = 120;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly Workbench _bench = new();

    public PluggedCardTests()
    {
        Assert.SkipUnless(TestScale.IsLong, "It takes minutes; ./test --long runs it.");
        Assert.SkipUnless(Environment.IsPrivilegedProcess || File.Exists("/etc/subuid"), "A base of Debian's packages needs root, or a range in /etc/subuid.");
    }

    [Fact]
    public void Slots_keep_their_names_when_cards_are_plugged_and_swapped_and_a_card_that_was_pulled_carries_on_in_another_slot()
    {
        _bench.WriteRandom("out.img", ImageLength);
        using var guest = new CardGuest(_bench);
        guest.AddCard("one", Card("one.card", OneLength));
        guest.AddCard("two", Card("two.card", TwoLength));

        guest.Plug("one", 1);
        guest.Plug("two", 2);
        var disks = Await(guest, disks => disks.Count == 2);
        NameSlots(guest, ("A", disks.Single(disk => SizeOf(disk) == OneLength)), ("B", disks.Single(disk => SizeOf(disk) == TwoLength)));
        Assert.Equal([("A", OneLength), ("B", TwoLength)], Slots(guest, 2));
        var before = Nodes(guest);

        // The other way round, the kernel gives them each other's names.
        guest.Pull("one");
        guest.Pull("two");
        Await(guest, disks => disks.Count == 0);
        guest.Plug("two", 2);
        Await(guest, disks => disks.Count == 1);
        guest.Plug("one", 1);
        Assert.Equal([("A", OneLength), ("B", TwoLength)], Slots(guest, 2));
        Assert.NotEqual(before, Nodes(guest));

        guest.Pull("one");
        guest.Pull("two");
        Await(guest, disks => disks.Count == 0);
        guest.Plug("one", 2);
        guest.Plug("two", 1);
        Assert.Equal([("A", TwoLength), ("B", OneLength)], Slots(guest, 2));

        guest.Run("mkdir -p /root/.local/state/cardshop/cards; cardshop card write /bench/out.img B --yes --json > /tmp/written 2>&1 &");
        AwaitRecord(guest);
        guest.Pull("one");
        guest.Run("wait $! || true");
        Assert.Equal("gone", TargetOf(guest.Run("grep '\"event\":\"result\"' /tmp/written")).GetProperty("verdict").GetString());

        // It comes back elsewhere.
        guest.Pull("two");
        Await(guest, disks => disks.Count == 0);
        guest.Plug("one", 1);
        Assert.Equal([("A", OneLength)], Slots(guest, 1));
        var target = guest.Cardshop("card write /bench/out.img A --yes").GetProperty("targets")[0];
        Assert.Equal("verified", target.GetProperty("verdict").GetString());
        Assert.InRange(target.GetProperty("resumed").GetInt64(), 4 << 20, ImageLength);
        guest.Pull("one");
        Tool.Run("cmp", $"--bytes={ImageLength}", _bench["out.img"], _bench["one.card"]);
    }

    public void Dispose() => _bench.Dispose();

    private static void NameSlots(CardGuest guest, params (string Name, JsonElement Disk)[] slots) =>
        guest.Run($"echo '{JsonSerializer.Serialize(new { slots = slots.ToDictionary(slot => slot.Name, slot => slot.Disk.GetProperty("topology").GetString()!, StringComparer.Ordinal) })}' > /root/slots.json");

    /// <summary>The slots that have cards in them, and the sizes of those.</summary>
    private static List<(string Slot, long Size)> Slots(CardGuest guest, int count) =>
        [.. Await(guest, disks => disks.Count == count && disks.All(disk => disk.TryGetProperty("slot", out _))).Select(disk => (disk.GetProperty("slot").GetString()!, SizeOf(disk)))];

    private static Dictionary<string, string> Nodes(CardGuest guest) =>
        Await(guest, disks => disks.Count == 2).ToDictionary(disk => disk.GetProperty("slot").GetString()!, disk => disk.GetProperty("device").GetString()!, StringComparer.Ordinal);

    private static long SizeOf(JsonElement disk) => disk.GetProperty("size").GetInt64();

    private static JsonElement TargetOf(string result) => JsonElement.Parse(result).GetProperty("targets")[0];

    /// <summary>The disks on USB, when they are what is waited for.</summary>
    private static List<JsonElement> Await(CardGuest guest, Func<IReadOnlyList<JsonElement>, bool> isThere)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var said = guest.LastDisks();
            if (said?.GetProperty("disks").EnumerateArray().Where(disk => disk.GetProperty("kind").ValueEquals("usb") && SizeOf(disk) > 0).ToList() is { } disks && isThere(disks))
            {
                return disks;
            }

            Assert.True(Stopwatch.GetElapsedTime(started) < Limit, $"The program says: {said}\n{guest.Run("cat /tmp/stderr; dmesg | tail -n 40; ls /sys/block")}");
            guest.Run("sleep 0.5");
        }
    }

    /// <summary>Waits until some of the image was read back, so that there is something to carry on with.</summary>
    private static void AwaitRecord(CardGuest guest)
    {
        var started = Stopwatch.GetTimestamp();
        while (guest.Run($"find /root/.local/state/cardshop/cards -type f -size +{EmptyJournal}c").Length <= 1)
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Limit, guest.Run("cat /tmp/written"));
            guest.Run("sleep 0.2");
        }
    }

    private string Card(string name, long length)
    {
        using var file = File.Create(_bench[name]);
        file.SetLength(length);
        return _bench[name];
    }
}
