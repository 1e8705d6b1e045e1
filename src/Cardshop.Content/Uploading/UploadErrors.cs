using System.Net;
using System.Text.Json;
using Cardshop.Content.Fetching;

namespace Cardshop.Content.Uploading;

/// <summary>Turns what goes wrong on the way to a server into words.</summary>
internal static class UploadErrors
{
    private const int LongestDetail = 64 << 10;

    /// <summary>The error for an answer that says no.</summary>
    public static async Task<UploadException> OfStatusAsync(string name, HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        var said = await DetailAsync(response, cancellation) ?? $"the server answered {status} {response.ReasonPhrase}".TrimEnd() + ".";
        return response.StatusCode switch
        {
            HttpStatusCode.InsufficientStorage => new(UploadFailure.Full, $"{name}: {said}"),
            (HttpStatusCode)TusProtocol.ChecksumMismatch => new(UploadFailure.WrongDigest, $"{name}: {said}"),
            HttpStatusCode.RequestTimeout or HttpStatusCode.Locked or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError =>
                new(UploadFailure.Unreachable, $"{name}: {said}") { IsTransient = true, RetryAfter = response.Headers.RetryAfter?.Delta },
            _ => new(UploadFailure.Refused, $"{name}: {said}"),
        };
    }

    /// <summary>Whether an exception comes from the network, and not from the caller's own cancellation.</summary>
    public static bool IsOfNetwork(Exception error, StallGuard guard) => error switch
    {
        UploadException => false,
        OperationCanceledException => guard.HasStalled || error.InnerException is TimeoutException,
        _ => error is HttpRequestException or IOException,
    };

    /// <summary>The error for an exception of the network.</summary>
    public static UploadException OfNetwork(string name, Exception error, StallGuard guard)
    {
        var innermost = error;
        while (innermost.InnerException is { } inner)
        {
            innermost = inner;
        }

        var said = guard.HasStalled ? "the server takes nothing and says nothing." : innermost.Message;
        return new UploadException(UploadFailure.Unreachable, $"{name}: {said} Check the address and the connection.", error) { IsTransient = true };
    }

    /// <summary>The <c>detail</c> of problem details (RFC 9457).</summary>
    private static async Task<string?> DetailAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentType?.MediaType is not "application/problem+json" || response.Content.Headers.ContentLength > LongestDetail)
        {
            return null;
        }

        try
        {
            using var problem = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellation));
            return problem.RootElement.ValueKind == JsonValueKind.Object && problem.RootElement.TryGetProperty("detail", out var detail) && detail.ValueKind == JsonValueKind.String
                ? detail.GetString()
                : null;
        }
        catch (Exception error) when (error is JsonException or HttpRequestException or IOException)
        {
            return null;
        }
    }
}
