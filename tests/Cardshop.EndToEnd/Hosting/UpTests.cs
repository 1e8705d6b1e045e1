using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;
using Xunit;

namespace Cardshop.EndToEnd.Hosting;

/// <summary><c>cardshop up</c>: a whole shop from one command.</summary>
public sealed partial class UpTests : IDisposable
{
    private const long MostIdleMemory = 200L << 20;

    private readonly ServedShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_new_shop_says_where_it_is_and_its_setup_link_works_once()
    {
        var (_, ready) = await _shop.UpAsync();
        var api = ready.GetProperty("api").GetString()!;
        Assert.NotEqual(0, new Uri(api).Port);
        Assert.Equal($"{api}v1/warehouse/", ready.GetProperty("warehouse").GetString());
        Assert.False(ready.TryGetProperty("fingerprint", out _));
        var link = ready.GetProperty("setup").GetString()!;
        Assert.StartsWith($"{api}setup/", link, StringComparison.Ordinal);
        Assert.Contains("<form", await _shop.Http(api).GetStringAsync(new Uri(link)), StringComparison.Ordinal);

        var nobody = _shop.Client(_shop.Http(api));
        await nobody.SetUpAsync(ServedShop.Manager(link));
        var again = await Assert.ThrowsAsync<ProblemException>(() => nobody.SetUpAsync(ServedShop.Manager(link, "bob")));
        Assert.Equal(ProblemTypes.Gone, again.Problem.Type);

        var manager = _shop.Client(_shop.Http(api), "ann");
        Assert.Equal("main", Assert.Single((await manager.ListChannelsAsync()).Items).Slug);
        var warehouse = Assert.Single((await manager.ListWarehousesAsync()).Items);
        Assert.Equal(($"{api}v1/warehouse/uploads", $"{api}v1/warehouse/objects/"), (warehouse.UploadUri.AbsoluteUri, warehouse.DownloadUri.AbsoluteUri));
    }

    [Fact]
    public async Task A_restart_keeps_everything_and_the_warehouse_follows_to_another_port()
    {
        var (process, first) = await _shop.UpAsync();
        var manager = await _shop.ManagerAsync(first);
        await manager.CreateUserAsync(new NewUser { Username = "wendy", Email = "wendy@example.org", Password = ServedShop.Password, Role = Role.Writer });
        Assert.Equal(0, process.Stop());

        var (_, second) = await _shop.UpAsync();
        Assert.False(second.TryGetProperty("setup", out _), "there is a manager");
        Assert.NotEqual(first.GetProperty("api").GetString(), second.GetProperty("api").GetString());
        manager = await _shop.ManagerAsync(second);
        Assert.Contains((await manager.ListUsersAsync()).Items, user => user.Username is "wendy");
        var warehouse = Assert.Single((await manager.ListWarehousesAsync()).Items);
        Assert.Equal($"{second.GetProperty("warehouse").GetString()}uploads", warehouse.UploadUri.AbsoluteUri);
    }

    [Fact]
    public async Task Until_there_is_a_manager_each_start_has_a_link_of_its_own()
    {
        var (process, first) = await _shop.UpAsync();
        process.Stop();
        var (_, second) = await _shop.UpAsync();
        var nobody = _shop.Client(_shop.Http(second.GetProperty("api").GetString()!));
        await Assert.ThrowsAsync<ProblemException>(() => nobody.SetUpAsync(ServedShop.Manager(first.GetProperty("setup").GetString()!)));
        await nobody.SetUpAsync(ServedShop.Manager(second.GetProperty("setup").GetString()!));
    }

    [Fact]
    public async Task Two_shops_do_not_share_a_folder()
    {
        var (_, ready) = await _shop.UpAsync();
        var second = _shop.Try("up", "--data", _shop.Data, "--urls", "http://127.0.0.1:0");
        Messages.RequireErrors(second, 1, $"{_shop.Data}: another cardshop serves from this folder");
        Assert.Equal("ready\n", await _shop.Http(ready.GetProperty("api").GetString()!).GetStringAsync("health/ready"));
    }

    [Fact]
    public void A_port_that_somebody_else_has_is_told_before_anything_is_begun()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        Messages.RequireErrors(_shop.Try("up", "--data", _shop.Data, "--urls", url), 1, $"{url}: cannot listen there: another program does already");
        Assert.False(Directory.Exists(Path.Join(_shop.Data, "warehouse")));
    }

    [Fact]
    public async Task Asked_to_end_it_ends_at_once_though_people_watch_and_workers_wait()
    {
        var (process, ready) = await _shop.UpAsync();
        var manager = await _shop.ManagerAsync(ready);
        await manager.CreateUserAsync(new NewUser { Username = "wendy", Email = "wendy@example.org", Password = ServedShop.Password, Role = Role.Writer });
        var token = (await manager.LogInAsync()).AccessToken;
        var http = _shop.Http(ready.GetProperty("api").GetString()!);
        using var request = new HttpRequestMessage(HttpMethod.Get, "v1/events");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var watching = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, watching.StatusCode);
        var waiting = _shop.Client(http, "wendy").ClaimAsync(new ClaimRequest { Kinds = [TaskKind.Writer], Wait = 60 });
        await Task.Delay(500, TestContext.Current.CancellationToken);

        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(0, process.Stop());
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"it took {clock.Elapsed}");
        await Assert.ThrowsAnyAsync<Exception>(() => waiting);
        Assert.Contains("\"event\":\"result\",\"exitCode\":0", process.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_signal_ends_it_although_a_request_is_under_way()
    {
        using var victim = new Victim(_shop.Start("up", "--data", _shop.Data, "--urls", "http://127.0.0.1:0", "--json"));
        await Task.Run(() => victim.Await(() => victim.Output.Contains("\"ready\"", StringComparison.Ordinal)));
        using var slow = await BeginAsync(JsonDocument.Parse(victim.Output.Split('\n')[0]).RootElement);
        victim.Signal("INT");
        await Task.Delay(1000, TestContext.Current.CancellationToken);
        Assert.False(victim.IsOver, "it does not wait for the request");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        victim.Signal("INT");
        Assert.Equal(130, victim.End().ExitCode);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3), $"it took {clock.Elapsed}");
    }

    [Fact]
    public async Task A_request_that_does_not_end_does_not_keep_it_for_more_than_ten_seconds()
    {
        var (process, ready) = await _shop.UpAsync();
        using var slow = await BeginAsync(ready);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(0, process.Stop());
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(11), $"it took {clock.Elapsed}");
    }

    [Fact]
    public async Task The_log_is_json_lines_without_secrets()
    {
        _shop.Settings["CARDSHOP__SERVER__LOG_LEVEL"] = "debug";
        var (process, ready) = await _shop.UpAsync();
        var manager = await _shop.ManagerAsync(ready);
        await manager.ListUsersAsync();
        process.Stop();
        var token = new Uri(ready.GetProperty("setup").GetString()!).Segments[^1];
        var lines = process.Said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(line).RootElement.ValueKind));
        var log = lines.Where(line => line.Contains("\"LogLevel\"", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(log);
        Assert.DoesNotContain(log, line => line.Contains(token, StringComparison.Ordinal) || line.Contains(ServedShop.Password, StringComparison.Ordinal) || line.Contains("csa_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_idle_shop_takes_little_memory()
    {
        var (process, ready) = await _shop.UpAsync();
        var manager = await _shop.ManagerAsync(ready);
        await manager.ListOrdersAsync();
        await Task.Delay(2000, TestContext.Current.CancellationToken);
        var status = await File.ReadAllTextAsync($"/proc/{process.Id}/status", TestContext.Current.CancellationToken);
        var memory = long.Parse(Resident().Match(status).Groups["kib"].Value) << 10;
        TestContext.Current.TestOutputHelper?.WriteLine($"{memory >> 20} MiB");
        Assert.InRange(memory, 1, MostIdleMemory);
    }

    [Fact]
    public async Task The_whole_api_is_described_with_the_warehouse_in_it()
    {
        var (_, ready) = await _shop.UpAsync();
        var http = _shop.Http(ready.GetProperty("api").GetString()!);
        using var document = JsonDocument.Parse(await http.GetStringAsync("openapi/v1.json"));
        var paths = document.RootElement.GetProperty("paths").EnumerateObject().ToDictionary(path => path.Name.TrimEnd('/'), path => path.Value, StringComparer.Ordinal);
        foreach (var (path, method) in new[]
        {
            ("/v1/orders", "post"), ("/v1/tasks/claim", "post"), ("/v1/warehouse/uploads", "post"), ("/v1/warehouse/uploads/{id}", "patch"),
            ("/v1/warehouse/objects/{path}", "get"), ("/v1/warehouse/grants", "post"), ("/health/ready", "get"),
        })
        {
            Assert.True(paths.TryGetValue(path, out var found) && found.TryGetProperty(method, out _), $"{method} {path} is not described");
        }

        Assert.Contains("\"max_length\"", document.RootElement.ToString(), StringComparison.Ordinal);
        using var page = await http.GetAsync("docs/index.html");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task A_part_that_is_not_ready_says_so_and_why()
    {
        var (_, ready) = await _shop.UpAsync();
        var http = _shop.Http(ready.GetProperty("api").GetString()!);
        Assert.Equal("ready\n", await http.GetStringAsync("health/ready"));
        var objects = Path.Join(_shop.Data, "warehouse/objects");
        Directory.Move(objects, objects + ".away");
        using (var response = await http.GetAsync("health/ready"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
            var part = Assert.Single(problem.RootElement.GetProperty("errors").EnumerateArray());
            Assert.Equal("warehouse", part.GetProperty("field").GetString());
            Assert.Contains("the folder with the objects is gone", part.GetProperty("message").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal("alive\n", await http.GetStringAsync("health/live"));
        Directory.Move(objects + ".away", objects);
        Assert.Equal("ready\n", await http.GetStringAsync("health/ready"));
    }

    [Fact]
    public async Task Several_addresses_are_all_served()
    {
        var port = FreePort.Next();
        var (_, ready) = await _shop.ServeAsync("up", "--data", _shop.Data, "--urls", $"http://127.0.0.1:0;http://localhost:{port}");
        foreach (var address in new[] { ready.GetProperty("api").GetString()!, $"http://127.0.0.1:{port}/" })
        {
            Assert.Equal("alive\n", await _shop.Http(address).GetStringAsync("health/live"));
        }
    }

    [Fact]
    public async Task People_get_one_line_with_the_addresses_and_the_link_apart()
    {
        var port = FreePort.Next();
        using var victim = new Victim(_shop.Start("up", "--data", _shop.Data, "--urls", $"http://127.0.0.1:{port}"));
        var http = _shop.Http($"http://127.0.0.1:{port}/");
        for (var attempt = 0; !await AnswersAsync(http); attempt++)
        {
            Assert.True(attempt < 300, "it does not become ready");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        await Task.Delay(500, TestContext.Current.CancellationToken);
        victim.Signal("TERM");
        var result = victim.End();
        Assert.Equal(0, result.ExitCode);
        Assert.Single(ReadyLine().Matches(result.Error));
        Assert.Contains("open this link to make one: http://127.0.0.1:", result.Error, StringComparison.Ordinal);
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            return await http.GetStringAsync("health/ready") is "ready\n";
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Begins a request whose body never comes to its end.</summary>
    private static async Task<TcpClient> BeginAsync(JsonElement ready)
    {
        var api = new Uri(ready.GetProperty("api").GetString()!);
        var slow = new TcpClient();
        await slow.ConnectAsync(api.Host, api.Port);
        await slow.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST /v1/auth/authorize HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"));
        await Task.Delay(500, TestContext.Current.CancellationToken);
        return slow;
    }

    [GeneratedRegex(@"^VmRSS:\s+(?<kib>[0-9]+) kB$", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Resident();

    [GeneratedRegex(@"^Ready: api http://127\.0\.0\.1:[0-9]+/, warehouse http://127\.0\.0\.1:[0-9]+/v1/warehouse/$", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ReadyLine();
}
