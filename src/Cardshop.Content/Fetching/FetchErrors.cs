using System.Net;
using System.Security.Authentication;

namespace Cardshop.Content.Fetching;

/// <summary>Turns what goes wrong on the way to a server into words.</summary>
internal static class FetchErrors
{
    private const int NoSpaceOnUnix = 28;
    private const int NoSpaceOnWindows = 112;

    /// <summary>The error for a status that is not the one hoped for.</summary>
    public static FetchException OfStatus(Uri source, HttpResponseMessage response, DateTimeOffset now)
    {
        var status = response.StatusCode;
        var said = $"{SourceName.Of(source)}: the server answered {(int)status} {response.ReasonPhrase}".TrimEnd();
        return status switch
        {
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new(FetchFailure.NotFound, $"{said}. Check the address."),
            HttpStatusCode.RequestTimeout or (HttpStatusCode)425 or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError =>
                new(FetchFailure.Unreachable, $"{said}. Try again later, or name a mirror.") { IsTransient = true, RetryAfter = RetryAfter(response, now) },
            _ => new(FetchFailure.Refused, $"{said}. Check the address, and whether it asks for a user and password."),
        };
    }

    /// <summary>Whether an exception comes from the network, and not from the caller's own cancellation.</summary>
    public static bool IsOfNetwork(Exception error, StallGuard guard) => error switch
    {
        FetchException => false,
        OperationCanceledException => guard.HasStalled || error.InnerException is TimeoutException,
        _ => error is HttpRequestException or IOException,
    };

    /// <summary>The error for an exception of the network.</summary>
    public static FetchException OfNetwork(Uri source, Exception error, StallGuard guard) => error switch
    {
        OperationCanceledException when guard.HasStalled => new(
            FetchFailure.Stalled, $"{SourceName.Of(source)}: the server stopped sending. Try again later, or name a mirror.", error) { IsTransient = true },
        HttpRequestException { InnerException: AuthenticationException } => new(
            FetchFailure.Refused, $"{SourceName.Of(source)}: no secure connection can be made: {Innermost(error)} Check the address and this machine's clock.", error),
        OperationCanceledException => new(
            FetchFailure.Unreachable, $"{SourceName.Of(source)}: connecting took too long. Check the address and the connection.", error) { IsTransient = true },
        _ => new(
            FetchFailure.Unreachable, $"{SourceName.Of(source)}: {Innermost(error)} Check the address and the connection.", error) { IsTransient = true },
    };

    /// <summary>Whether an error of the file system says that it is full.</summary>
    public static bool IsDiskFull(IOException error) => error is not FetchException && (error.HResult & 0xFFFF) is NoSpaceOnUnix or NoSpaceOnWindows;

    /// <summary>The error for a store that has no room left.</summary>
    public static FetchException OfFullDisk(Uri source, string root, IOException error) => new(
        FetchFailure.DiskFull, $"{SourceName.Of(source)}: there is no room left in {root}. Free some, or choose another place for the store.", error);

    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now) =>
        response.Headers.RetryAfter is { } header ? header.Delta ?? header.Date - now : null;

    private static string Innermost(Exception error)
    {
        while (error.InnerException is { } inner)
        {
            error = inner;
        }

        return error.Message.EndsWith('.') ? error.Message : error.Message + ".";
    }
}
