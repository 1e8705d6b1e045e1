using System.Net;
using Microsoft.AspNetCore.Http;

namespace Cardshop.Scheduler.Api;

/// <summary>Pages for people who followed a link. They run nothing, load nothing, and tell nobody where they were.</summary>
internal static class Pages
{
    /// <summary>A page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="language">Of the text.</param>
    /// <param name="title">As text.</param>
    /// <param name="content">As HTML.</param>
    public static IResult Answer(HttpContext context, int status, string language, string title, string content)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";
        return Results.Content(
            $"<!doctype html><html lang=\"{Text(language)}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{Text(title)}</title><h1>{Text(title)}</h1>{content}</html>",
            "text/html; charset=utf-8",
            statusCode: status);
    }

    /// <summary>Text as HTML.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);
}
