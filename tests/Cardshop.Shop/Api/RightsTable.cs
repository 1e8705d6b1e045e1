using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Cardshop.Shop.Api;

/// <summary>Who may call which route. What is not in it fails a test.</summary>
internal static class RightsTable
{
    /// <summary>By method and path: everybody, accounts, managers or workers.</summary>
    public static IReadOnlyDictionary<string, string> Rows { get; } = """
        GET /health/live                     everybody
        GET /health/ready                    everybody
        GET /metrics                         everybody
        GET /d/{id}                          everybody
        GET /a/{act}/{id}                    everybody
        POST /a/{act}/{id}                   everybody
        GET /o/{id}                          everybody
        GET /setup/{token}                   everybody
        POST /setup/{token}                  everybody
        POST /v1/setup                       everybody
        POST /v1/auth/authorize              everybody
        POST /v1/auth/token                  everybody
        POST /v1/auth/validate               everybody
        POST /v1/auth/logout                 accounts
        GET /v1/users                        managers
        POST /v1/users                       managers
        GET /v1/users/me                     accounts
        GET /v1/users/{id}                   accounts
        PATCH /v1/users/{id}                 managers
        DELETE /v1/users/{id}                managers
        PUT /v1/users/me/password            accounts
        GET /v1/channels                     managers
        POST /v1/channels                    managers
        GET /v1/channels/{slug}              managers
        PATCH /v1/channels/{slug}            managers
        DELETE /v1/channels/{slug}           managers
        GET /v1/warehouses                   managers
        POST /v1/warehouses                  managers
        GET /v1/warehouses/{slug}            managers
        PATCH /v1/warehouses/{slug}          managers
        DELETE /v1/warehouses/{slug}         managers
        GET /v1/sites                        managers
        POST /v1/sites                       managers
        GET /v1/sites/me                     workers
        GET /v1/sites/me/images              workers
        GET /v1/sites/{slug}                 managers
        PATCH /v1/sites/{slug}               managers
        DELETE /v1/sites/{slug}              managers
        POST /v1/orders/{id}/move            managers
        POST /v1/orders/{id}/ship            managers
        POST /v1/tasks/{id}/resume           managers
        POST /v1/tasks/{id}/move             managers
        POST /v1/tasks/{id}/confirm          managers
        POST /v1/recipes/plan                managers
        GET /v1/orders                       managers
        POST /v1/orders                      managers
        GET /v1/orders/{id}                  managers
        GET /v1/orders/{id}/recipe           managers
        GET /v1/orders/{id}/events           managers
        POST /v1/orders/{id}/cancel          managers
        POST /v1/orders/{id}/retry           managers
        POST /v1/orders/{id}/anonymize       managers
        DELETE /v1/orders/{id}               managers
        GET /v1/tasks                        managers
        POST /v1/tasks/claim                 workers
        GET /v1/tasks/{id}                   accounts
        GET /v1/tasks/{id}/why               managers
        GET /v1/tasks/{id}/log               accounts
        POST /v1/tasks/{id}/retry            managers
        POST /v1/leases/{id}/heartbeat       workers
        POST /v1/leases/{id}/log             workers
        POST /v1/leases/{id}/result          workers
        POST /v1/leases/{id}/release         workers
        GET /v1/workers                      managers
        GET /v1/workers/{id}                 accounts
        PATCH /v1/workers/{id}               managers
        GET /v1/workers/{id}/events          managers
        GET /v1/artifacts                    managers
        GET /v1/artifacts/{id}               managers
        POST /v1/artifacts/{id}/link         managers
        POST /v1/artifacts/{id}/removed      managers
        GET /v1/events                       managers
        GET /v1/audit                        managers
        """.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToDictionary(words => $"{words[0]} {words[1]}", words => words[2]);

    /// <summary>Calls a route.</summary>
    /// <param name="shop">Where.</param>
    /// <param name="route">A key of <see cref="Rows"/>.</param>
    /// <param name="token">As whom; null for nobody.</param>
    /// <param name="thing">What stands for a part of the path in braces.</param>
    /// <param name="body">JSON, where the method takes it.</param>
    public static async Task<HttpStatusCode> CallAsync(Hosting.Shop shop, string route, string? token, string thing, string body = "{}")
    {
        using var answer = await SendAsync(shop, route, token, thing, body);
        return answer.StatusCode;
    }

    /// <inheritdoc cref="CallAsync"/>
    public static async Task<HttpResponseMessage> SendAsync(Hosting.Shop shop, string route, string? token, string thing, string body = "{}")
    {
        var words = route.Split(' ');
        var path = words[1].Replace("{id}", thing, StringComparison.Ordinal).Replace("{slug}", thing, StringComparison.Ordinal).Replace("{token}", thing, StringComparison.Ordinal).Replace("{act}", "ship", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(words[0]), path.TrimStart('/'));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Last-Event-ID", "0");
        if (words[0] is not ("GET" or "DELETE"))
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return await shop.Host.Http(followsRedirects: false).SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
