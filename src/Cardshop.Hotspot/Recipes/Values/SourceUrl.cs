namespace Cardshop.Hotspot.Recipes.Values;

/// <summary>URLs that a recipe may name as a source.</summary>
internal static class SourceUrl
{
    private const string Known = "http, https, file, ftp, magnet, torrent or metalink";

    /// <summary>Reads a URL, or says why it is none that can be used and what to write instead.</summary>
    public static bool TryParse(string text, out Uri url, out string problem, out string fix)
    {
        url = null!;
        fix = $"write a URL that starts with {Known}";
        if (text.StartsWith('/'))
        {
            (problem, fix) = ($"\"{text}\" is a path, not a URL", $"write file://{text}");
            return false;
        }

        // Without the check of the colon, .NET on Unix takes some paths for URLs.
        if (!text.Contains(':') || !Uri.TryCreate(text, UriKind.Absolute, out var parsed))
        {
            problem = $"\"{text}\" is not a URL";
            return false;
        }

        if (Transports.Of(parsed) is not { } transport)
        {
            problem = $"nothing can be fetched by \"{parsed.Scheme}\"";
            return false;
        }

        if (transport == Transport.File && parsed.Host is not ("" or "localhost"))
        {
            problem = $"\"{text}\" names a file of the machine \"{parsed.Host}\"";
            fix = $"write three slashes for a file of this machine: file:///{text["file://".Length..]}";
            return false;
        }

        (url, problem) = (parsed, "");
        return true;
    }
}
