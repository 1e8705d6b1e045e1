using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Cardshop.Warehouse.Folders;
using Cardshop.Warehouse.Objects;
using Xunit;

namespace Cardshop.Warehouse.Tests.Folders;

public sealed class FolderStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly PhysicalStorage _storage = new();
    private readonly ManualClock _clock = new();
    private FolderStore _store;

    public FolderStoreTests() => _store = Open();

    [Fact]
    public async Task An_object_is_not_there_before_all_of_it_is_and_is_a_plain_file_then()
    {
        var bytes = TestBytes.Of(100_000);
        var id = _store.Start(new NewObject(StoreKit.Name(), bytes.Length));
        var writer = _store.Write(id, CancellationToken.None);
        await writer.AppendAsync(bytes);
        writer.Save();
        Assert.Null(_store.Find(StoreKit.Name()));
        Assert.False(File.Exists(_folder["w/objects/kiwix/1/hotspot.img"]));

        Assert.IsType<UploadEnd.Published>(_store.Finish(id, writer, Sha256Digest.Of(bytes)));

        Assert.Equal(bytes, File.ReadAllBytes(_folder["w/objects/kiwix/1/hotspot.img"]));
        Assert.Equal(bytes, _store.ReadAll(StoreKit.Name()));
        Assert.Null(_store.FindUpload(id));
        Assert.Equal(StoreKit.Name(), _store.FindByUpload(id)!.Name);
        Assert.Empty(Directory.EnumerateFiles(_folder["w/uploads"]));
    }

    [Fact]
    public async Task Sha256sum_checks_the_checksum_file_beside_an_object()
    {
        await _store.PutAsync("kiwix/1/hotspot.img", TestBytes.Of(5000));
        var result = Tool.Try(new System.Diagnostics.ProcessStartInfo(Tool.Find("sha256sum"), ["--check", "hotspot.img.sha256"])
        {
            WorkingDirectory = _folder["w/objects/kiwix/1"],
        });
        Assert.True(result.ExitCode == 0, result.ToString());
    }

    [Fact]
    public async Task Bytes_with_another_digest_never_become_an_object()
    {
        var id = _store.Start(new NewObject(StoreKit.Name(), 10));
        var writer = _store.Write(id, CancellationToken.None);
        await writer.AppendAsync(new byte[10]);
        Assert.IsType<UploadEnd.WrongDigest>(_store.Finish(id, writer, Sha256Digest.Of("others"u8)));
        Assert.Null(_store.Find(StoreKit.Name()));
        Assert.Null(_store.FindUpload(id));
        Assert.Equal((0, 0), (_store.Space.Used, _store.Space.Reserved));
    }

    [Fact]
    public async Task Holes_take_no_room_and_read_as_zeros()
    {
        const int Hole = 64 << 20;
        var head = TestBytes.Of(10_000);
        var tail = TestBytes.Of(5000, seed: 2);
        var whole = new byte[head.Length + Hole + tail.Length];
        head.CopyTo(whole, 0);
        tail.CopyTo(whole, head.Length + Hole);
        var id = _store.Start(new NewObject(StoreKit.Name(), whole.Length) { StoredBytes = 1 << 20 });
        var writer = _store.Write(id, CancellationToken.None);
        await writer.AppendAsync(head);
        writer.AppendZeros(Hole);
        await writer.AppendAsync(tail);
        var stored = Assert.IsType<UploadEnd.Published>(_store.Finish(id, writer, Sha256Digest.Of(whole))).Object;

        Assert.Equal(whole, _store.ReadAll(StoreKit.Name()));
        Assert.InRange(stored.StoredBytes, head.Length + tail.Length, head.Length + tail.Length + (2 * 4096));
        var allocated = long.Parse(Tool.Run("stat", "--format", "%b", _folder["w/objects/kiwix/1/hotspot.img"]).Trim()) * 512;
        Assert.Equal(FolderSpace.Round(stored.StoredBytes), allocated);
    }

    [Fact]
    public async Task Zeros_and_bytes_in_any_order_end_up_as_they_were_sent()
    {
        var random = new Random(5);
        for (var round = 0; round < 60; round++)
        {
            var expected = new List<byte>();
            var plan = new List<(bool Zeros, byte[] Bytes)>();
            for (var piece = random.Next(1, 12); piece > 0; piece--)
            {
                var zeros = random.Next(2) == 0;
                var bytes = zeros ? new byte[random.Next(1, 300_000)] : TestBytes.Of(random.Next(1, 20_000), random.Next());
                plan.Add((zeros, bytes));
                expected.AddRange(bytes);
            }

            var id = _store.Start(new NewObject(StoreKit.Name(), expected.Count) { Replaces = true });
            var writer = _store.Write(id, CancellationToken.None);
            foreach (var (zeros, bytes) in plan)
            {
                if (zeros)
                {
                    writer.AppendZeros(bytes.Length);
                }
                else
                {
                    await writer.AppendAsync(bytes);
                }

                if (random.Next(3) == 0)
                {
                    writer.Save();
                }

                if (random.Next(4) == 0)
                {
                    // Somebody else goes on, having lost nothing of what was saved.
                    writer.Save();
                    await writer.AppendAsync(new byte[random.Next(1, 100_000)].AsMemory(0, 0));
                    writer.Dispose();
                    writer = _store.Write(id, CancellationToken.None);
                }
            }

            Assert.IsType<UploadEnd.Published>(_store.Finish(id, writer, Sha256Digest.Of(expected.ToArray())));
            Assert.Equal(expected.ToArray(), _store.ReadAll(StoreKit.Name()));
        }
    }

    [Fact]
    public async Task What_was_written_but_not_saved_never_shows_through_a_later_hole()
    {
        var id = _store.Start(new NewObject(StoreKit.Name(), 1 << 20));
        var first = _store.Write(id, CancellationToken.None);
        await first.AppendAsync(TestBytes.Of(500_000));
        first.Dispose();
        var second = _store.Write(id, CancellationToken.None);
        Assert.Equal(0, second.Offset);
        second.AppendZeros(1 << 20);
        Assert.IsType<UploadEnd.Published>(_store.Finish(id, second, Sha256Digest.Of(new byte[1 << 20])));
        Assert.All(_store.ReadAll(StoreKit.Name()), octet => Assert.Equal(0, octet));
    }

    [Fact]
    public async Task Room_is_kept_for_what_was_begun_and_given_back_when_it_ends()
    {
        Reopen(capacity: 1_000_000);
        var first = _store.Start(new NewObject(StoreKit.Name("a.img"), 600_000));
        var full = Assert.IsType<UploadStart.Full>(_store.Begin(new NewObject(StoreKit.Name("b.img"), 600_000)));
        Assert.True(full.Needed > full.Space.Free);
        Assert.True(_store.Abandon(first));
        await _store.PutAsync("b.img", TestBytes.Of(600_000));
        Assert.Equal(FolderSpace.Round(600_000) + 4096, _store.Space.Used);
        Assert.IsType<UploadStart.Full>(_store.Begin(new NewObject(StoreKit.Name("c.img"), 600_000)));
        Assert.True(_store.Delete(StoreKit.Name("b.img")));
        Assert.Equal(0, _store.Space.Used);
        Assert.Equal(0, _store.Space.Reserved);
        Assert.Equal(1_000_000, _store.Space.Free);
    }

    [Fact]
    public async Task What_is_removed_is_not_brought_back_by_an_upload_that_was_begun_before()
    {
        await _store.PutAsync("other.img", TestBytes.Of(1000));
        foreach (var name in new[] { "a.img", "a.img.bmap" })
        {
            var upload = _store.Start(new NewObject(StoreKit.Name(name), 1000));
            Assert.False(_store.Delete(StoreKit.Name("a.img")));
            Assert.Null(_store.FindUpload(upload));
            Assert.IsType<UploadEnd.Gone>(_store.Publish(upload, Sha256Digest.Of([]), 0, Sha256Digest.Of([]), fence: null));
        }

        Assert.Equal(0, _store.Space.Reserved);
        Assert.NotNull(_store.Find(StoreKit.Name("other.img")));
    }

    [Fact]
    public async Task The_count_of_room_is_the_same_after_a_restart()
    {
        Reopen(capacity: 10_000_000);
        await _store.PutAsync("a.img", TestBytes.Of(600_000));
        var id = _store.Start(new NewObject(StoreKit.Name("b.img"), 500_000));
        using (var writer = _store.Write(id, CancellationToken.None))
        {
            await writer.AppendAsync(TestBytes.Of(100_001));
            writer.Save();
        }

        var before = _store.Space;
        Reopen(capacity: 10_000_000);
        Assert.Equal(before, _store.Space);
        Assert.Equal(100_001, _store.FindUpload(id)!.Offset);
    }

    [Fact]
    public async Task Expired_objects_go_with_their_companions_and_others_stay()
    {
        var until = _clock.GetUtcNow().AddDays(1);
        foreach (var suffix in new[] { "", ".bmap", ".manifest.json" })
        {
            await _store.PutAsync(new NewObject(StoreKit.Name("a.img" + suffix), 5) { Expires = until }, "hello"u8.ToArray());
        }

        await _store.PutAsync("b.img", [1]);
        Assert.Empty(_store.Expire(_clock.GetUtcNow(), DateTimeOffset.MinValue).Objects);
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains(StoreKit.Name("a.img"), _store.Expire(_clock.GetUtcNow(), DateTimeOffset.MinValue).Objects);
        Assert.Equal(["b.img", "b.img.sha256"], _store.List("", null, 100).Select(stored => stored.Name.ToString()));
        Assert.Equal(["b.img", "b.img.sha256"], Directory.EnumerateFileSystemEntries(_folder["w/objects"]).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Test_11_What_is_kept_for_months_more_is_kept_with_all_that_belongs_to_it()
    {
        string[] names = ["a.img", "a.img.bmap", "a.img.manifest.json"];
        foreach (var name in names)
        {
            await _store.PutAsync(new NewObject(StoreKit.Name(name), 5) { Expires = _clock.GetUtcNow().AddDays(1) }, "hello"u8.ToArray());
        }

        for (var month = 0; month < 6; month++)
        {
            _store.Retain(StoreKit.Name("a.img"), _clock.GetUtcNow().AddDays(31));
            _clock.Advance(TimeSpan.FromDays(30));
            Assert.Empty(_store.Expire(_clock.GetUtcNow(), DateTimeOffset.MinValue).Objects);
        }

        Assert.All(names, name => Assert.True(File.Exists(_folder[$"w/objects/{name}"]), name));
        Assert.True(File.Exists(_folder["w/objects/a.img.sha256"]));
    }

    [Fact]
    public async Task Who_reads_an_object_reads_it_to_its_end_when_it_is_replaced_or_deleted()
    {
        var old = TestBytes.Of(100_000);
        await _store.PutAsync("a.img", old);
        using var reading = _store.Open(StoreKit.Name("a.img"))!;
        await _store.PutAsync(new NewObject(StoreKit.Name("a.img"), 3) { Replaces = true }, [1, 2, 3]);
        _store.Delete(StoreKit.Name("a.img"));
        var bytes = new byte[old.Length];
        reading.Read(0, bytes);
        Assert.Equal(old, bytes);
    }

    [Fact]
    public async Task A_damaged_object_is_reported_kept_aside_and_no_longer_handed_out()
    {
        await _store.PutAsync("x/a.img", TestBytes.Of(100_000));
        Assert.Null(_store.Examine(StoreKit.Name("x/a.img"), null, CancellationToken.None));
        using (var file = File.OpenWrite(_folder["w/objects/x/a.img"]))
        {
            file.Position = 50_000;
            file.WriteByte((byte)(TestBytes.Of(100_000)[50_000] ^ 1));
        }

        var damage = _store.Examine(StoreKit.Name("x/a.img"), null, CancellationToken.None);
        Assert.True(File.Exists(damage!.KeptAs));
        Assert.Null(_store.Open(StoreKit.Name("x/a.img")));
        Reopen();
        Assert.NotNull(_store.Find(StoreKit.Name("x/a.img"))!.Damaged);
        await _store.PutAsync("x/a.img", TestBytes.Of(100_000));
        Assert.Equal(TestBytes.Of(100_000), _store.ReadAll(StoreKit.Name("x/a.img")));
        Assert.Empty(Directory.EnumerateFiles(_folder["w/quarantine"]));
    }

    [Fact]
    public async Task Files_that_are_cut_or_missing_are_damage_and_strangers_are_left_alone()
    {
        await _store.PutAsync("cut.img", TestBytes.Of(100));
        await _store.PutAsync("gone.img", TestBytes.Of(100));
        File.WriteAllBytes(_folder["w/objects/cut.img"], TestBytes.Of(99));
        File.Delete(_folder["w/objects/gone.img"]);
        _folder.Write("w/objects/stranger.txt", "hello");
        Assert.Contains("shorter", _store.Examine(StoreKit.Name("cut.img"), null, CancellationToken.None)!.Reason, StringComparison.Ordinal);
        Assert.Contains("missing", _store.Examine(StoreKit.Name("gone.img"), null, CancellationToken.None)!.Reason, StringComparison.Ordinal);
        Assert.Equal([_folder["w/objects/stranger.txt"]], _store.Strays());
        Reopen();
        Assert.True(File.Exists(_folder["w/objects/stranger.txt"]));
    }

    [Fact]
    public async Task A_name_stands_for_one_object_and_never_for_a_folder_too()
    {
        await _store.PutAsync("a/b", [1]);
        Assert.IsType<UploadStart.NameTaken>(_store.Begin(new NewObject(StoreKit.Name("a/b"), 1)));
        Assert.IsType<UploadStart.NameTaken>(_store.Begin(new NewObject(StoreKit.Name("a/b/c"), 1)));
        Assert.IsType<UploadStart.NameTaken>(_store.Begin(new NewObject(StoreKit.Name("a"), 1) { Replaces = true }));
        Assert.IsType<UploadStart.NameTaken>(_store.Begin(new NewObject(StoreKit.Name("z.sha256"), 1)));
    }

    [Fact]
    public void A_second_upload_of_a_name_ends_the_first()
    {
        var first = _store.Start(new NewObject(StoreKit.Name(), 100));
        var second = _store.Start(new NewObject(StoreKit.Name(), 100));
        Assert.Null(_store.FindUpload(first));
        Assert.NotNull(_store.FindUpload(second));
    }

    [Fact]
    public void An_upload_that_nobody_goes_on_with_is_removed()
    {
        var id = _store.Start(new NewObject(StoreKit.Name(), 100));
        _clock.Advance(TimeSpan.FromDays(8));
        var expired = _store.Expire(_clock.GetUtcNow(), _clock.GetUtcNow().AddDays(-7));
        Assert.Equal(id, Assert.Single(expired.Uploads).Id);
        Assert.Empty(Directory.EnumerateFiles(_folder["w/uploads"]));
    }

    [Fact]
    public async Task Test_10_A_record_that_cannot_be_read_costs_no_bytes()
    {
        await _store.PutAsync("a.img", TestBytes.Of(100));
        var id = _store.Start(new NewObject(StoreKit.Name("b.img"), 100));
        File.WriteAllText(_folder[$"w/uploads/{id}.json"], "{");
        foreach (var record in Directory.EnumerateFiles(_folder["w/records"]))
        {
            File.WriteAllText(record, "nonsense");
        }

        Reopen();
        Assert.Empty(_store.Expire(DateTimeOffset.MaxValue, DateTimeOffset.MaxValue).Objects);
        Assert.True(File.Exists(_folder["w/objects/a.img"]));
        Assert.True(File.Exists(_folder[$"w/uploads/{id}.part"]));
    }

    [Fact]
    public void Two_processes_do_not_run_one_store()
    {
        var error = Assert.Throws<IOException>(Open);
        Assert.Contains("another process", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData("..")]
    [InlineData("a/../b")]
    [InlineData(".hidden")]
    [InlineData("a b")]
    [InlineData("a\\b")]
    [InlineData("é")]
    [InlineData("a\0b")]
    [InlineData("1/2/3/4/5/6/7/8/9")]
    public void What_leads_elsewhere_is_no_name(string text) => Assert.False(ObjectName.TryParse(text, out _));

    [Fact]
    public void A_name_of_221_characters_is_too_long() => Assert.False(ObjectName.TryParse(new string('a', 221), out _));

    public void Dispose()
    {
        _store.Dispose();
        _storage.Dispose();
        _folder.Dispose();
    }

    private FolderStore Open() => StoreKit.Open(_storage, _folder["w"], _clock);

    private void Reopen(long? capacity = null)
    {
        _store.Dispose();
        _store = StoreKit.Open(_storage, _folder["w"], _clock, capacity);
    }
}
