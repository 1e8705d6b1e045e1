using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Cardshop.Scheduler.Links;
using Cardshop.Warehouse;
using Cardshop.Warehouse.Links;
using Cardshop.Warehouse.Objects;

namespace Cardshop.Hosting.Doors;

/// <summary>The door to a warehouse in another process, which knows this scheduler by a token.</summary>
/// <param name="warehouse">Where everybody reaches it.</param>
/// <param name="http">Its base address is where this process reaches it.</param>
/// <param name="token">The service token.</param>
/// <param name="clock">What time it is.</param>
internal sealed class RemoteDoor(OwnWarehouse warehouse, HttpClient http, string token, TimeProvider clock) : WarehouseDoor(warehouse, clock)
{
    private static readonly string Prefix = WarehouseRoutes.Prefix.TrimStart('/');

    protected override async Task<string?> SignAsync(ObjectName name, DateTimeOffset expires, CancellationToken cancellation) =>
        await AskAsync("links", new LinkRequest(name.ToString(), expires), DoorJson.Default.LinkRequest, DoorJson.Default.LinkAnswer, cancellation) is { } answer ? answer.Url.Query : null;

    protected override async Task<string> IssueAsync(Grant grant, CancellationToken cancellation)
    {
        var request = new GrantRequest(grant.Name.ToString(), grant.MaxLength, grant.Expires, grant.Channel, grant.Owner, grant.KeepUntil, grant.Replaces, grant.Fence);
        var answer = await AskAsync("grants", request, DoorJson.Default.GrantRequest, DoorJson.Default.GrantAnswer, cancellation);
        return answer?.Grant ?? throw new DoorException($"The warehouse at {http.BaseAddress} hands out no rights.");
    }

    protected override async Task DeleteAsync(ObjectName name, CancellationToken cancellation)
    {
        using var response = await SendAsync(HttpMethod.Delete, $"objects/{name}", content: null, cancellation);
    }

    /// <returns>Null when there is no such thing.</returns>
    private async Task<TAnswer?> AskAsync<TRequest, TAnswer>(
        string path, TRequest body, JsonTypeInfo<TRequest> type, JsonTypeInfo<TAnswer> answer, CancellationToken cancellation)
        where TAnswer : class
    {
        using var response = await SendAsync(HttpMethod.Post, path, JsonContent.Create(body, type), cancellation);
        try
        {
            return response.StatusCode == HttpStatusCode.NotFound ? null : await response.Content.ReadFromJsonAsync(answer, cancellation);
        }
        catch (Exception error) when (error is JsonException or HttpRequestException or IOException)
        {
            throw new DoorException($"The warehouse at {http.BaseAddress} gave an answer that makes no sense: {error.Message}", error);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, new Uri($"{Prefix}/{path}", UriKind.Relative)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request, cancellation);
        }
        catch (Exception error) when (error is HttpRequestException || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new DoorException($"The warehouse at {http.BaseAddress} does not answer: {error.Message}", error);
        }

        if (response.IsSuccessStatusCode || IsMissing(response))
        {
            return response;
        }

        using (response)
        {
            throw new DoorException(response.StatusCode switch
            {
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                    $"The warehouse at {http.BaseAddress} does not know this scheduler. Set scheduler.warehouse.token to what warehouse.service_token is there.",
                HttpStatusCode.NotFound => $"There is no warehouse at {http.BaseAddress}. Correct scheduler.warehouse.url.",
                _ => $"The warehouse at {http.BaseAddress} answered {(int)response.StatusCode}.",
            });
        }
    }

    /// <summary>A warehouse says that it does not have a thing in its own way; any other web server would know nothing of it.</summary>
    private static bool IsMissing(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.NotFound && response.Content.Headers.ContentType?.MediaType is "application/problem+json";
}
