using System.Net;
using System.Net.Sockets;
using Cardshop.Ftp.Folders;
using Cardshop.Ftp.Tests.Setting;
using Xunit;

namespace Cardshop.Ftp.Tests.Server;

/// <summary>What a session allows, and when it ends.</summary>
public sealed class SessionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Active_mode_is_refused_so_that_nobody_is_attacked_through_us()
    {
        await using var server = new TestServer();
        using var client = await RawClient.LoggedInAsync(server);

        Assert.StartsWith("502", await client.SayAsync("PORT 127,0,0,1,0,80"), StringComparison.Ordinal);
        Assert.StartsWith("502", await client.SayAsync("EPRT |1|127.0.0.1|80|"), StringComparison.Ordinal);
        Assert.StartsWith("425", await client.SayAsync("LIST"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_connection_from_another_address_is_hung_up_on()
    {
        await using var server = new TestServer();
        File.WriteAllText(server.InRoot("a"), "secret");
        using var client = await RawClient.LoggedInAsync(server);
        var port = RawClient.DataPort(await client.SayAsync("EPSV"));
        using var stranger = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        stranger.Bind(new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0));
        await stranger.ConnectAsync(IPAddress.Loopback, port, Stop);
        Assert.StartsWith("150", await client.SayAsync("RETR a"), StringComparison.Ordinal);

        Assert.Equal(0, await stranger.ReceiveAsync(new byte[10], Stop));
        using var ours = new TcpClient();
        await ours.ConnectAsync(IPAddress.Loopback, port, Stop);
        using var reader = new StreamReader(ours.GetStream());
        Assert.Equal("secret", await reader.ReadToEndAsync(Stop));
        Assert.StartsWith("226", await client.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ports_for_data_come_from_the_range_and_run_out()
    {
        var first = TestKit.Http.FreePort.Next();
        await using var server = new TestServer(options => options with { FirstDataPort = first, LastDataPort = first });
        using var one = await RawClient.LoggedInAsync(server);
        using var other = await RawClient.LoggedInAsync(server);

        Assert.Equal(first, RawClient.DataPort(await one.SayAsync("EPSV")));
        Assert.StartsWith("425", await other.SayAsync("EPSV"), StringComparison.Ordinal);
        await one.SayAsync("QUIT");
        one.Dispose();
        Assert.True(await BecomesTrueAsync(() => server.Sessions == 1));
        Assert.Equal(first, RawClient.DataPort(await other.SayAsync("EPSV")));
    }

    [Fact]
    public async Task Symbolic_links_are_not_there()
    {
        await using var server = new TestServer();
        server.Folder.Write("outside/secret", "secret");
        File.CreateSymbolicLink(server.InRoot("file"), server.Folder["outside/secret"]);
        Directory.CreateSymbolicLink(server.InRoot("folder"), server.Folder["outside"]);
        using var client = await RawClient.LoggedInAsync(server);
        await client.SayAsync("EPSV");

        foreach (var command in new[] { "SIZE file", "RETR file", "RETR folder/secret", "CWD folder", "STOR folder/new", "DELE folder/secret", "RNFR folder", "HASH folder/secret" })
        {
            Assert.StartsWith("550", await client.SayAsync(command), StringComparison.Ordinal);
        }

        Assert.True(File.Exists(server.Folder["outside/secret"]));
        Assert.False(File.Exists(server.Folder["outside/new"]));
    }

    [Fact]
    public async Task Who_may_only_read_changes_nothing()
    {
        await using var server = new TestServer(files: root => new FolderFiles(root, isWritable: false));
        File.WriteAllText(server.InRoot("a"), "a");
        Directory.CreateDirectory(server.InRoot("b"));
        using var client = await RawClient.LoggedInAsync(server);
        await client.SayAsync("EPSV");

        foreach (var command in new[] { "DELE a", "RMD b", "MKD c", "STOR a", "APPE a", "STOR c" })
        {
            Assert.StartsWith("550", await client.SayAsync(command), StringComparison.Ordinal);
        }

        await client.SayAsync("RNFR a");
        Assert.StartsWith("550", await client.SayAsync("RNTO d"), StringComparison.Ordinal);
        Assert.Equal(["a", "b"], Directory.GetFileSystemEntries(server.Root).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Too_many_clients_are_told_so()
    {
        await using var server = new TestServer(options => options with { MaxSessionsPerAddress = 2 });
        using var one = new RawClient(server.Port);
        using var two = new RawClient(server.Port);
        Assert.StartsWith("220", await one.ReadAsync(), StringComparison.Ordinal);
        Assert.StartsWith("220", await two.ReadAsync(), StringComparison.Ordinal);

        using (var three = new RawClient(server.Port))
        {
            Assert.StartsWith("421", await three.ReadAsync(), StringComparison.Ordinal);
        }

        await one.SayAsync("QUIT");
        Assert.True(await BecomesTrueAsync(() => server.Sessions == 1));
        using var four = new RawClient(server.Port);
        Assert.StartsWith("220", await four.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_silent_is_disconnected()
    {
        await using var server = new TestServer(options => options with { LoginTimeout = TimeSpan.FromMilliseconds(300), IdleTimeout = TimeSpan.FromMilliseconds(300) });
        using var client = new RawClient(server.Port);
        Assert.StartsWith("220", await client.ReadAsync(), StringComparison.Ordinal);

        Assert.StartsWith("421", await client.ReadAsync(), StringComparison.Ordinal);
        Assert.Null(await client.ReadAsync());

        using var chatting = new RawClient(server.Port);
        Assert.StartsWith("220", await chatting.ReadAsync(), StringComparison.Ordinal);
        string? answer;
        for (var i = 0; (answer = await chatting.SayAsync("NOOP"))?.StartsWith("200", StringComparison.Ordinal) is true; i++)
        {
            Assert.True(i < 100, "one can talk without end and never log in");
            await Task.Delay(20, Stop);
        }

        Assert.True(answer is null || answer.StartsWith("421", StringComparison.Ordinal), answer);
        using var other = await RawClient.LoggedInAsync(server);
        Assert.StartsWith("421", await other.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_for_a_file_and_does_not_take_it_is_not_waited_for()
    {
        await using var server = new TestServer(options => options with { DataTimeout = TimeSpan.FromMilliseconds(500), AcceptTimeout = TimeSpan.FromMilliseconds(300) });
        using (var large = File.Create(server.InRoot("large")))
        {
            large.SetLength(1L << 30);
        }

        using var client = await RawClient.LoggedInAsync(server);
        await client.SayAsync("EPSV");
        Assert.StartsWith("150", await client.SayAsync("RETR large"), StringComparison.Ordinal);
        Assert.StartsWith("425", await client.ReadAsync(), StringComparison.Ordinal);

        using var data = await client.OpenDataAsync();
        Assert.StartsWith("150", await client.SayAsync("RETR large"), StringComparison.Ordinal);
        Assert.StartsWith("426", await client.ReadAsync(), StringComparison.Ordinal);

        using var upload = await client.OpenDataAsync();
        Assert.StartsWith("150", await client.SayAsync("STOR new"), StringComparison.Ordinal);
        Assert.StartsWith("426", await client.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_that_is_aborted_keeps_what_came()
    {
        await using var server = new TestServer();
        using var client = await RawClient.LoggedInAsync(server);
        using var data = await client.OpenDataAsync();
        Assert.StartsWith("150", await client.SayAsync("STOR a"), StringComparison.Ordinal);
        await data.GetStream().WriteAsync(new byte[1000], Stop);
        string? status;
        do
        {
            status = await client.SayAsync("STAT");
        }
        while (status is not "213 1000 bytes so far.");

        // As telnet has it: interrupt, and the mark that is to be looked for.
        await client.WriteAsync([0xFF, 0xF4, 0xFF, 0xF2, .. "ABOR\r\n"u8]);
        Assert.StartsWith("426", await client.ReadAsync(), StringComparison.Ordinal);
        Assert.StartsWith("226", await client.ReadAsync(), StringComparison.Ordinal);
        Assert.Equal("213 1000", await client.SayAsync("SIZE a"));
    }

    [Fact]
    public async Task An_offset_beyond_the_end_is_refused()
    {
        await using var server = new TestServer();
        File.WriteAllText(server.InRoot("a"), "12345");
        using var client = await RawClient.LoggedInAsync(server);
        await client.SayAsync("EPSV");

        await client.SayAsync("REST 6");
        Assert.StartsWith("554", await client.SayAsync("RETR a"), StringComparison.Ordinal);
        await client.SayAsync("REST 6");
        Assert.StartsWith("554", await client.SayAsync("STOR a"), StringComparison.Ordinal);
        Assert.StartsWith("501", await client.SayAsync("REST -1"), StringComparison.Ordinal);
        Assert.StartsWith("501", await client.SayAsync("REST 99999999999999999999"), StringComparison.Ordinal);
        Assert.Equal("12345", File.ReadAllText(server.InRoot("a")));
    }

    [Fact]
    public async Task A_line_that_is_too_long_or_no_text_is_refused_and_the_next_one_taken()
    {
        await using var server = new TestServer();
        using var client = await RawClient.LoggedInAsync(server);

        Assert.StartsWith("500", await client.SayAsync("CWD " + new string('x', 100_000)), StringComparison.Ordinal);
        await client.WriteAsync([.. "CWD "u8, 0xC3, 0x28, .. "\r\n"u8]);
        Assert.StartsWith("501", await client.ReadAsync(), StringComparison.Ordinal);
        Assert.StartsWith("501", await client.SayAsync("CWD a\0b"), StringComparison.Ordinal);
        Assert.StartsWith("200", await client.SayAsync("NOOP"), StringComparison.Ordinal);
    }

    private static async Task<bool> BecomesTrueAsync(Func<bool> isTrue)
    {
        for (var i = 0; i < 500 && !isTrue(); i++)
        {
            await Task.Delay(20, Stop);
        }

        return isTrue();
    }
}
