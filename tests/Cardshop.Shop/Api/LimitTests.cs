using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Problems;
using Cardshop.Scheduler.Limits;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Cardshop.Shop.Api;

public sealed class LimitTests
{
    [Fact]
    public async Task Routes_that_could_be_used_for_guessing_or_that_cost_much_have_a_limit()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var limits = ((IEndpointRouteBuilder)shop.Host.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<RouteLimit>() is not null)
            .Select(endpoint => $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} {endpoint.RoutePattern.RawText!.TrimEnd('/')} {endpoint.Metadata.GetMetadata<RouteLimit>()!.Name}");
        Assert.Equal(
            [
                "GET /a/{act}/{id} link", "GET /o/{id} link", "GET /setup/{token} setup", "POST /a/{act}/{id} link", "POST /setup/{token} setup", "POST /v1/auth/token refresh", "POST /v1/auth/validate validate", "POST /v1/orders planning",
                "POST /v1/recipes/plan planning", "POST /v1/setup setup", "PUT /v1/users/me/password password",
            ],
            limits.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("POST", "v1/setup", "{}")]
    [InlineData("POST", "v1/auth/token", "{\"refresh_token\": \"csr_x\"}")]
    [InlineData("POST", "v1/auth/validate", "{\"access_token\": \"csa_x\"}")]
    [InlineData("PUT", "v1/users/me/password", "{\"old\": \"wrong\", \"new\": \"long enough\"}")]
    public async Task Whoever_asks_too_often_is_told_for_how_long_to_wait(string method, string path, string body)
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var token = (await shop.Creator.LogInAsync()).AccessToken;
        using var http = shop.Host.Http();
        for (var calls = 0; calls < 20_000; calls++)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.Authorization = method is "PUT" ? new AuthenticationHeaderValue("Bearer", token) : null;
            using var answer = await http.SendAsync(request);
            if (answer.StatusCode is HttpStatusCode.TooManyRequests)
            {
                var problem = await answer.Content.ReadFromJsonAsync(ContractsJson.Default.Problem);
                Assert.Equal((ProblemTypes.TooMany, problem?.RetryAfter), (problem?.Type, (int?)answer.Headers.RetryAfter?.Delta?.TotalSeconds));
                Assert.InRange(problem!.RetryAfter ?? 0, 1, 10);
                return;
            }
        }

        Assert.Fail("There is no limit.");
    }

    [Fact]
    public void One_caller_does_not_use_up_what_another_may_and_time_gives_it_back()
    {
        var clock = new SteppedClock();
        var limits = new RouteLimits(clock);
        var limit = new RouteLimit("x", 3, TimeSpan.FromSeconds(6));
        Assert.All(Enumerable.Range(0, 3), _ => Assert.Null(limits.Refuse(limit, "a")));
        Assert.Equal(6, limits.Refuse(limit, "a")?.RetryAfter);
        Assert.Null(limits.Refuse(limit, "b"));
        clock.Passed += TimeSpan.FromSeconds(7);
        Assert.Null(limits.Refuse(limit, "a"));
        Assert.NotNull(limits.Refuse(limit, "a"));
    }

    private sealed class SteppedClock : TimeProvider
    {
        public TimeSpan Passed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Passed.Ticks;
    }
}
