using System.Net.Http.Headers;
using System.Net.Http.Json;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Problems;

namespace Cardshop.Shop.Hosting;

/// <summary>Requests that the typed client would not make.</summary>
internal static class Raw
{
    public static async Task<(int Status, Problem? Problem)> PostAsync(Shop shop, string path, HttpContent content)
    {
        var pair = await shop.Manager.LogInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        // So that a body that is refused by its length is never sent, and the answer is read.
        request.Headers.ExpectContinue = true;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", pair.AccessToken);
        using var answer = await shop.Host.Http().SendAsync(request);
        return ((int)answer.StatusCode, answer.IsSuccessStatusCode ? null : await answer.Content.ReadFromJsonAsync(ContractsJson.Default.Problem));
    }

    public static async Task<(int Status, string? Type)> TypeAsync(Shop shop, string path, HttpContent content)
    {
        var (status, problem) = await PostAsync(shop, path, content);
        return (status, problem?.Type);
    }
}
