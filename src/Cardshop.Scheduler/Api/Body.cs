using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Cardshop.Contracts.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Cardshop.Scheduler.Api;

/// <summary>The JSON that a request carries. What is wrong with it is told with its place.</summary>
/// <param name="Value">What it says.</param>
[SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "Minimal APIs look for them.")]
public sealed record Body<T>(T Value) : IEndpointParameterMetadataProvider
    where T : class
{
    /// <summary>What minimal APIs call.</summary>
    public static async ValueTask<Body<T>> BindAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            throw new ApiException(ApiProblems.NotJson());
        }

        var bytes = await ReadAsync(context);
        try
        {
            return new Body<T>(JsonSerializer.Deserialize(bytes, (JsonTypeInfo<T>)ContractsJson.Default.GetTypeInfo(typeof(T))!) ?? throw new JsonException());
        }
        catch (JsonException error)
        {
            throw new ApiException(ApiProblems.Malformed(bytes, error));
        }
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));

    private static async Task<byte[]> ReadAsync(HttpContext context)
    {
        // The gate has said how long it may be.
        var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        return buffer.ToArray();
    }
}
