using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Cardshop.Primitives.Digests;
using Cardshop.Warehouse.Objects;
using Xunit;

namespace Cardshop.Warehouse.Tests.Uploads;

public sealed class TusTests : IAsyncLifetime
{
    private const string Name = "kiwix/1/hotspot.img";
    private WarehouseServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await WarehouseServer.StartAsync(options =>
    {
        options.Capacity = 64 << 20;
        options.StallTimeout = TimeSpan.FromSeconds(1);
    });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_server_says_what_it_speaks()
    {
        using var response = await _server.SendAsync(WarehouseServer.Tus("OPTIONS", _server.Uploads, null));
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("1.0.0", response.Headers.GetValues("Tus-Version").Single());
        Assert.Equal(
            ["creation", "creation-with-upload", "expiration", "checksum", "termination", "cardshop-sparse"],
            response.Headers.GetValues("Tus-Extension").Single().Split(','));
        Assert.Equal("sha256", response.Headers.GetValues("Tus-Checksum-Algorithm").Single());
    }

    [Fact]
    public async Task An_object_in_pieces_is_there_after_the_last_and_not_before()
    {
        var bytes = TestBytes.Of(100_001);
        var token = _server.Grant(Name);
        var upload = await _server.CreateAsync(Name, token, bytes.Length, Sha256Digest.Of(bytes));
        var offset = 0;
        foreach (var piece in bytes.Chunk(33_333))
        {
            Assert.Null(_server.Store.Find(ObjectName.Parse(Name)));
            Assert.Equal(offset, await _server.OffsetAsync(upload, token));
            using var response = await _server.PatchAsync(upload, token, offset, piece);
            Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
            offset += piece.Length;
            Assert.Equal(offset.ToString(), response.Headers.GetValues("Upload-Offset").Single());
        }

        Assert.Equal(bytes, await _server.Client.GetByteArrayAsync(_server.Link(Name), TestContext.Current.CancellationToken));
        Assert.Equal("creator1", _server.Store.Find(ObjectName.Parse(Name))!.Owner);
        Assert.Equal(bytes.Length, await _server.OffsetAsync(upload, token));
    }

    [Fact]
    public async Task The_first_bytes_may_come_with_the_creation_and_an_empty_object_needs_none()
    {
        var bytes = "hello"u8.ToArray();
        using var whole = await _server.SendAsync(
            WarehouseServer.Tus("POST", _server.Uploads, _server.Grant("a.txt"), ("Upload-Length", "5"), ("Upload-Metadata", WarehouseServer.Metadata("a.txt", Sha256Digest.Of(bytes)))),
            WarehouseServer.Body(bytes));
        Assert.Equal(HttpStatusCode.Created, whole.StatusCode);
        Assert.Equal("5", whole.Headers.GetValues("Upload-Offset").Single());
        Assert.NotNull(_server.Store.Find(ObjectName.Parse("a.txt")));

        var token = _server.Grant("empty");
        var upload = await _server.CreateAsync("empty", token, 0, Sha256Digest.Of([]));
        using var response = await _server.PatchAsync(upload, token, 0, []);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(0, _server.Store.Find(ObjectName.Parse("empty"))!.Length);
    }

    [Fact]
    public async Task A_digest_that_is_known_late_is_told_at_the_end_and_may_be_told_twice()
    {
        var bytes = TestBytes.Of(5000);
        var token = _server.Grant(Name);
        var upload = await _server.CreateAsync(Name, token, bytes.Length, digest: null);
        using (var all = await _server.PatchAsync(upload, token, 0, bytes))
        {
            Assert.Equal(HttpStatusCode.NoContent, all.StatusCode);
        }

        Assert.Null(_server.Store.Find(ObjectName.Parse(Name)));
        for (var i = 0; i < 2; i++)
        {
            using var told = await _server.PatchAsync(upload, token, bytes.Length, [], ("Repr-Digest", ReprDigest(bytes)));
            Assert.Equal(HttpStatusCode.NoContent, told.StatusCode);
            Assert.NotNull(_server.Store.Find(ObjectName.Parse(Name)));
        }
    }

    [Fact]
    public async Task A_whole_with_another_digest_is_refused_and_gone()
    {
        var token = _server.Grant(Name);
        var upload = await _server.CreateAsync(Name, token, 5, Sha256Digest.Of("world"u8));
        using var response = await _server.PatchAsync(upload, token, 0, "hello"u8.ToArray());
        Assert.Contains("start anew", await response.RequireProblemAsync(460, "checksum-mismatch"), StringComparison.Ordinal);
        using var head = await _server.SendAsync(WarehouseServer.Tus("HEAD", upload, token));
        Assert.Equal(HttpStatusCode.NotFound, head.StatusCode);
        Assert.Null(_server.Store.Find(ObjectName.Parse(Name)));
        Assert.Equal(0, _server.Store.Space.Reserved);
    }

    [Fact]
    public async Task A_piece_with_a_wrong_checksum_leaves_no_trace()
    {
        var bytes = TestBytes.Of(9000);
        var token = _server.Grant(Name);
        var upload = await _server.CreateAsync(Name, token, bytes.Length, Sha256Digest.Of(bytes));
        using (var first = await _server.PatchAsync(upload, token, 0, bytes[..5000], ("Upload-Checksum", Checksum(bytes[..5000]))))
        {
            Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
        }

        using (var wrong = await _server.PatchAsync(upload, token, 5000, TestBytes.Of(4000, seed: 9), ("Upload-Checksum", Checksum(bytes[5000..]))))
        {
            await wrong.RequireProblemAsync(460, "checksum-mismatch");
        }

        Assert.Equal(5000, await _server.OffsetAsync(upload, token));
        using var right = await _server.PatchAsync(upload, token, 5000, bytes[5000..], ("Upload-Checksum", Checksum(bytes[5000..])));
        Assert.Equal(HttpStatusCode.NoContent, right.StatusCode);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Join(_server.Root, "objects", Name), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Holes_travel_as_eight_bytes()
    {
        var bytes = new byte[(40 << 20) + 5000];
        TestBytes.Of(4096).CopyTo(bytes, 0);
        TestBytes.Of(5000, seed: 2).CopyTo(bytes, 40 << 20);
        var token = _server.Grant(Name);
        var upload = await _server.CreateAsync(Name, token, bytes.Length, Sha256Digest.Of(bytes), $",stored {WarehouseServer.Base64("9096")}");
        byte[] body = [.. Frame(4096), .. bytes[..4096], .. Frame((40 << 20) - 4096, zeros: true), .. Frame(5000), .. bytes[(40 << 20)..]];
        using var response = await _server.SendAsync(
            WarehouseServer.Tus("PATCH", upload, token, ("Upload-Offset", "0")), WarehouseServer.Body(body, "application/vnd.cardshop.sparse"));
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(bytes, await _server.Client.GetByteArrayAsync(_server.Link(Name), TestContext.Current.CancellationToken));
        Assert.InRange(_server.Store.Space.Used, 9096, 9096 + (3 * 4096));
    }

    [Fact]
    public async Task Who_sends_more_than_was_announced_is_stopped()
    {
        var token = _server.Grant(Name);
        var upload = await _server.CreateAsync(Name, token, 10, digest: null);
        using (var tooLong = await _server.PatchAsync(upload, token, 0, new byte[11]))
        {
            await tooLong.RequireProblemAsync(413, "too-large");
        }

        upload = await _server.CreateAsync(Name, token, 1 << 20, digest: null, $",stored {WarehouseServer.Base64("4096")}");
        using var tooMuch = await _server.PatchAsync(upload, token, 0, TestBytes.Of(1 << 20));
        await tooMuch.RequireProblemAsync(413, "too-large");
        Assert.Equal(4096, await _server.OffsetAsync(upload, token));
    }

    [Fact]
    public async Task Another_offset_is_a_conflict_that_names_the_right_one()
    {
        var token = _server.Grant(Name);
        var upload = await _server.CreateAsync(Name, token, 10, digest: null);
        using var response = await _server.PatchAsync(upload, token, 3, [1]);
        await response.RequireProblemAsync(409, "offset-conflict");
        Assert.Equal("0", response.Headers.GetValues("Upload-Offset").Single());
    }

    [Fact]
    public async Task Another_version_of_tus_is_refused_with_ours()
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, _server.Uploads);
        message.Headers.Add("Tus-Resumable", "0.2.2");
        using var response = await _server.SendAsync(message);
        await response.RequireProblemAsync(412, "tus-version");
        Assert.Equal("1.0.0", response.Headers.GetValues("Tus-Version").Single());
    }

    [Theory]
    [InlineData("Upload-Length", "x", "name aQ==")]
    [InlineData("Upload-Length", "-1", "name aQ==")]
    [InlineData("Upload-Length", "+1", "name aQ==")]
    [InlineData("Upload-Length", "99999999999999999999", "name aQ==")]
    [InlineData("Upload-Defer-Length", "1", "name aQ==")]
    [InlineData("Upload-Length", "1", "")]
    [InlineData("Upload-Length", "1", "name !")]
    [InlineData("Upload-Length", "1", "name aQ==,name aQ==")]
    [InlineData("Upload-Length", "1", "name Li4=")]
    [InlineData("Upload-Length", "1", "name aQ==,sha256 aQ==")]
    [InlineData("Upload-Length", "1", "name aQ==,stored aQ==")]
    public async Task A_creation_that_makes_no_sense_is_refused(string header, string value, string metadata)
    {
        using var response = await _server.SendAsync(WarehouseServer.Tus("POST", _server.Uploads, _server.Grant("i"), (header, value), ("Upload-Metadata", metadata)));
        await response.RequireProblemAsync(400, "bad-request");
    }

    [Fact]
    public async Task Only_what_was_granted_can_be_written()
    {
        (string? Token, string Name, int Status, string Type)[] cases =
        [
            (null, Name, 401, "unauthorized"),
            ("creator@kiwix", Name, 401, "unauthorized"),
            (WarehouseServer.ServiceToken, Name, 401, "unauthorized"),
            (_server.Grant(Name)[..^2] + "AA", Name, 401, "unauthorized"),
            (_server.Grant(Name, with: grant => grant with { Expires = DateTimeOffset.UnixEpoch }), Name, 401, "unauthorized"),
            (_server.Grant(Name), "kiwix/2/hotspot.img", 403, "forbidden"),
            (_server.Grant(Name), Name + ".torrent", 403, "forbidden"),
            (_server.Grant(Name + ".bmap"), Name, 403, "forbidden"),
            (_server.Grant(Name, maxLength: 4), Name, 413, "too-large"),
        ];
        foreach (var (token, name, status, type) in cases)
        {
            using var response = await _server.SendAsync(
                WarehouseServer.Tus("POST", _server.Uploads, token, ("Upload-Length", "5"), ("Upload-Metadata", WarehouseServer.Metadata(name, null))));
            await response.RequireProblemAsync(status, type);
        }

        var upload = await _server.CreateAsync(Name + ".manifest.json", _server.Grant(Name), 5, null);
        foreach (var method in new[] { "HEAD", "PATCH", "DELETE" })
        {
            using var response = await _server.SendAsync(WarehouseServer.Tus(method, upload, _server.Grant("other.img"), ("Upload-Offset", "0")), WarehouseServer.Body([1]));
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }
    }

    [Fact]
    public async Task A_full_warehouse_says_so_before_any_byte_is_sent()
    {
        using var response = await _server.SendAsync(
            WarehouseServer.Tus("POST", _server.Uploads, _server.Grant(Name), ("Upload-Length", (65 << 20).ToString()), ("Upload-Metadata", WarehouseServer.Metadata(Name, null))));
        Assert.Contains("are free", await response.RequireProblemAsync(507, "warehouse-full"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused_unless_the_grant_replaces_it()
    {
        await _server.PutAsync(Name, [1, 2, 3]);
        using var taken = await _server.SendAsync(
            WarehouseServer.Tus("POST", _server.Uploads, _server.Grant(Name), ("Upload-Length", "1"), ("Upload-Metadata", WarehouseServer.Metadata(Name, null))));
        await taken.RequireProblemAsync(409, "name-taken");
        await _server.PutAsync(Name, [4, 5], grant => grant with { Replaces = true });
        Assert.Equal([4, 5], await _server.Client.GetByteArrayAsync(_server.Link(Name), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_upload_that_is_ended_is_gone_and_its_room_is_free()
    {
        var token = _server.Grant(Name);
        var upload = await _server.CreateAsync(Name, token, 50 << 20, null);
        using (var response = await _server.SendAsync(WarehouseServer.Tus("DELETE", upload, token)))
        {
            Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        }

        using var again = await _server.SendAsync(WarehouseServer.Tus("DELETE", upload, token));
        await again.RequireProblemAsync(404, "not-found");
        Assert.Equal(0, _server.Store.Space.Reserved);
    }

    [Fact]
    public async Task Bytes_of_a_connection_that_broke_off_are_kept()
    {
        var bytes = TestBytes.Of(300_000);
        var token = _server.Grant(Name);
        var upload = await _server.CreateAsync(Name, token, bytes.Length, Sha256Digest.Of(bytes));
        using (var socket = await SendHeadAsync(upload, token, bytes.Length))
        {
            await socket.SendAsync(bytes.AsMemory(0, 200_000), TestContext.Current.CancellationToken);
            await WaitForBytesAsync(upload);
        }

        var offset = (int)await _server.OffsetAsync(upload, token);
        Assert.InRange(offset, 1, 200_000);
        using var rest = await _server.PatchAsync(upload, token, offset, bytes[offset..]);
        Assert.Equal(HttpStatusCode.NoContent, rest.StatusCode);
        Assert.NotNull(_server.Store.Find(ObjectName.Parse(Name)));
    }

    [Fact]
    public async Task Who_comes_back_takes_the_upload_from_a_connection_that_hangs()
    {
        var bytes = TestBytes.Of(300_000);
        var token = _server.Grant(Name);
        var upload = await _server.CreateAsync(Name, token, bytes.Length, Sha256Digest.Of(bytes));
        using var hanging = await SendHeadAsync(upload, token, bytes.Length);
        await hanging.SendAsync(bytes.AsMemory(0, 100_000), TestContext.Current.CancellationToken);
        await WaitForBytesAsync(upload);
        var offset = (int)await _server.OffsetAsync(upload, token);
        using var rest = await _server.PatchAsync(upload, token, offset, bytes[offset..]);
        Assert.Equal(HttpStatusCode.NoContent, rest.StatusCode);
        Assert.NotNull(_server.Store.Find(ObjectName.Parse(Name)));
    }

    [Fact]
    public async Task A_client_that_stalls_is_let_go_and_its_bytes_are_kept()
    {
        var token = _server.Grant(Name);
        var upload = await _server.CreateAsync(Name, token, 300_000, null);
        using var stalling = await SendHeadAsync(upload, token, 300_000);
        await stalling.SendAsync(new byte[100_000], TestContext.Current.CancellationToken);
        var answer = new byte[4096];
        var count = await stalling.ReceiveAsync(answer, TestContext.Current.CancellationToken);
        Assert.Contains("HTTP/1.1 400", Encoding.ASCII.GetString(answer, 0, count), StringComparison.Ordinal);
        Assert.Equal(100_000, await _server.OffsetAsync(upload, token));
    }

    [Fact]
    public async Task Networks_that_know_only_get_and_post_can_upload_too()
    {
        var bytes = "hello"u8.ToArray();
        var token = _server.Grant(Name);
        var upload = await _server.CreateAsync(Name, token, 5, Sha256Digest.Of(bytes));
        using var response = await _server.SendAsync(
            WarehouseServer.Tus("POST", upload, token, ("X-HTTP-Method-Override", "PATCH"), ("Upload-Offset", "0")), WarehouseServer.Body(bytes));
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.NotNull(_server.Store.Find(ObjectName.Parse(Name)));
    }

    [Fact]
    public async Task Many_uploads_at_a_time_all_end_right()
    {
        await Task.WhenAll(Enumerable.Range(1, 12).Select(async number =>
        {
            var bytes = TestBytes.Of(400_000 + number, number);
            var token = _server.Grant($"many/{number}");
            var upload = await _server.CreateAsync($"many/{number}", token, bytes.Length, Sha256Digest.Of(bytes));
            for (var at = 0; at < bytes.Length;)
            {
                var count = Math.Min(bytes.Length - at, 50_000 + number);
                using var response = await _server.PatchAsync(upload, token, at, bytes[at..(at + count)]);
                Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
                at += count;
            }
        }));
        for (var number = 1; number <= 12; number++)
        {
            Assert.Equal(TestBytes.Of(400_000 + number, number), await File.ReadAllBytesAsync(Path.Join(_server.Root, "objects", "many", number.ToString()), TestContext.Current.CancellationToken));
        }
    }

    private static string Checksum(byte[] bytes) => "sha256 " + Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(bytes));

    private static string ReprDigest(byte[] bytes) => $"sha-256=:{Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(bytes))}:";

    private static byte[] Frame(long count, bool zeros = false)
    {
        var head = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(head, (ulong)count | (zeros ? 1UL << 63 : 0));
        return head;
    }

    private async Task WaitForBytesAsync(Uri upload)
    {
        var part = Path.Join(_server.Root, "uploads", upload.Segments[^1] + ".part");
        Assert.True(File.Exists(part));

        // The bytes are in the hands of the server when its writer is open; nothing but the file tells, and that only later.
        await Task.Delay(300, TestContext.Current.CancellationToken);
    }

    private static async Task<Socket> SendHeadAsync(Uri upload, string token, long length)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(upload.Host, upload.Port, TestContext.Current.CancellationToken);
        await socket.SendAsync(
            Encoding.ASCII.GetBytes(
                $"PATCH {upload.AbsolutePath} HTTP/1.1\r\nHost: {upload.Authority}\r\nTus-Resumable: 1.0.0\r\nAuthorization: Bearer {token}\r\n"
                + $"Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: {length}\r\n\r\n"),
            TestContext.Current.CancellationToken);
        return socket;
    }
}
