using System.Net;
using System.Text.Json;
using Xunit;

namespace Cardshop.Warehouse.Tests;

/// <summary>Reads answers that say no.</summary>
internal static class ProblemReading
{
    /// <summary>Requires problem details of a type and status, and returns what they say.</summary>
    public static async Task<string> RequireProblemAsync(this HttpResponseMessage response, int status, string type)
    {
        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal("urn:cardshop:problem:" + type, problem.RootElement.GetProperty("type").GetString());
        return problem.RootElement.GetProperty("detail").GetString()!;
    }
}
