using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Cardshop.Contracts;
using Cardshop.Contracts.Client;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Problems;
using Cardshop.Shop.Hosting;
using Xunit;

namespace Cardshop.Shop.Api;

/// <summary>Requests that are wrong before anybody looks at what they want.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private Hosting.Shop _shop = null!;

    public async ValueTask InitializeAsync() => _shop = await Hosting.Shop.OpenAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Theory]
    [InlineData("0", 426)]
    [InlineData("0.9", 426)]
    [InlineData("2", 426)]
    [InlineData("newest", 426)]
    [InlineData("-1", 426)]
    [InlineData("1", 401)]
    [InlineData("1.7", 401)]
    [InlineData(null, 401)]
    public async Task An_older_worker_and_a_newer_one_get_426_with_the_version_that_is_wanted(string? version, int expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/tasks/claim") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        if (version is not null)
        {
            request.Headers.Add(Protocol.Header, version);
        }

        using var answer = await _shop.Host.Http().SendAsync(request);
        var problem = await answer.Content.ReadFromJsonAsync(ContractsJson.Default.Problem);
        Assert.Equal((expected, expected == 426 ? ProblemTypes.Protocol : ProblemTypes.Unauthenticated), ((int)answer.StatusCode, problem?.Type));
        Assert.Equal(expected == 426 ? Protocol.Version : null, problem?.Wanted);
    }

    [Fact]
    public async Task An_older_client_is_told_what_to_install()
    {
        using var old = new HttpClient(new OlderHandler()) { BaseAddress = _shop.Host.Address };
        using var client = new SchedulerClient(old, TimeProvider.System) { Credentials = new() { Username = "creator", Password = ShopHost.Password } };
        var problem = (await Assert.ThrowsAsync<ProblemException>(() => client.ClaimAsync(Hosting.Shop.Claim()))).Problem;
        Assert.Equal((ProblemTypes.Protocol, 426), (problem.Type, problem.Status));
        Assert.Contains("install a worker", problem.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bearer csa_wrong")]
    [InlineData("Bearer")]
    [InlineData("Bearer  ")]
    [InlineData("Basic bWFuYWdlcjpjb3JyZWN0IGhvcnNl")]
    [InlineData("nonsense")]
    public async Task A_wrong_token_is_refused_with_where_to_get_one(string authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "v1/orders");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var answer = await _shop.Host.Http().SendAsync(request);
        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (answer.StatusCode, answer.Headers.WwwAuthenticate.ToString()));
        Assert.Contains("log in again", (await answer.Content.ReadFromJsonAsync(ContractsJson.Default.Problem))!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refresh_token_opens_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "v1/orders");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await _shop.Manager.LogInAsync()).RefreshToken);
        using var answer = await _shop.Host.Http().SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("v1/orders", 17 << 20)]
    [InlineData("v1/recipes/plan", 17 << 20)]
    [InlineData("v1/auth/authorize", 65 << 10)]
    [InlineData("v1/auth/token", 65 << 10)]
    [InlineData("v1/auth/validate", 65 << 10)]
    [InlineData("v1/setup", 65 << 10)]
    public async Task A_body_that_is_too_large_is_refused_whether_its_length_is_told_or_not(string path, int length)
    {
        Assert.Equal((413, ProblemTypes.TooLarge), await TypeAsync(() => new ByteArrayContent(new byte[length])));
        Assert.Equal((413, ProblemTypes.TooLarge), await TypeAsync(() => new StreamContent(new EndlessStream(length))));

        // The server hangs up on who goes on sending, and so now and then before its answer is read.
        async Task<(int Status, string? Type)> TypeAsync(Func<HttpContent> content)
        {
            for (var attempt = 1; ; attempt++)
            {
                using var body = content();
                body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                try
                {
                    return await Raw.TypeAsync(_shop, path, body);
                }
                catch (HttpRequestException) when (attempt < 10)
                {
                    continue;
                }
            }
        }
    }

    [Fact]
    public async Task A_body_that_is_not_json_is_a_problem() =>
        Assert.Equal((415, ProblemTypes.NotJson), await Raw.TypeAsync(_shop, "v1/orders", new StringContent("recipe: x")));

    [Fact]
    public async Task A_part_of_a_log_that_is_too_large_is_refused()
    {
        await _shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var lease = await _shop.ClaimAsync();
        var problem = (await Assert.ThrowsAsync<ProblemException>(() => _shop.Creator.AppendLogAsync(lease, 0, new byte[(1 << 20) + 1]))).Problem;
        Assert.Equal(ProblemTypes.TooLarge, problem.Type);
        Assert.Equal(1 << 20, await _shop.Creator.AppendLogAsync(lease, 0, new byte[1 << 20]));
    }

    [Fact]
    public async Task An_unknown_kind_of_task_is_named_with_its_place()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/tasks/claim") { Content = new StringContent("""{"kinds": ["creator", "magician"]}""", Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await _shop.Creator.LogInAsync()).AccessToken);
        using var answer = await _shop.Host.Http().SendAsync(request);
        var problem = await answer.Content.ReadFromJsonAsync(ContractsJson.Default.Problem);
        Assert.Equal((422, "kinds[1]"), (problem!.Status, Assert.Single(problem.Errors!).Field));
    }

    [Fact]
    public async Task A_client_that_stalls_is_let_go_with_a_reason()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _shop.Host.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync("POST /v1/auth/authorize HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"u8.ToArray());
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
        Assert.Contains(ProblemTypes.TooSlow, answer, StringComparison.Ordinal);
    }

    /// <summary>Speaks a version of the protocol that came before ours.</summary>
    private sealed class OlderHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Remove(Protocol.Header);
            request.Headers.Add(Protocol.Header, $"{Protocol.Version - 1}");
            return base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>So many bytes, of whose number nobody knows.</summary>
    private sealed class EndlessStream(long length) : MemoryStream(new byte[length])
    {
        public override bool CanSeek => false;
    }
}
