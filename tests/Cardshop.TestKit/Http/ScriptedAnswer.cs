namespace Cardshop.TestKit.Http;

/// <summary>What a <see cref="ScriptedServer"/> answers, to the byte: it adds no header of its own and checks nothing.</summary>
public sealed record ScriptedAnswer
{
    /// <summary>The status line behind the version: <c>200 OK</c>.</summary>
    public string Status { get; init; } = "200 OK";

    /// <summary>Header lines: <c>Content-Length: 5</c>.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>What follows the headers.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Bytes of the body after which the connection is cut.</summary>
    public int? CutAfter { get; init; }

    /// <summary>Bytes of the body after which nothing more is sent, while the connection stays.</summary>
    public int? StallAfter { get; init; }

    /// <summary>Bytes of the body that are sent at a time; all at once when null.</summary>
    public int? Piece { get; init; }

    /// <summary>Pause before each piece.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>A whole body with the right length.</summary>
    public static ScriptedAnswer Ok(ReadOnlyMemory<byte> body, params string[] headers) =>
        new() { Headers = [$"Content-Length: {body.Length}", .. headers], Body = body };

    /// <summary>An answer without body.</summary>
    public static ScriptedAnswer Of(string status, params string[] headers) => new() { Status = status, Headers = ["Content-Length: 0", .. headers] };

    /// <summary>What an honest server with ranges answers for a file of a version.</summary>
    public static ScriptedAnswer File(ScriptedRequest request, ReadOnlyMemory<byte> file, string entityTag)
    {
        var tag = $"ETag: {entityTag}";
        if (request.RangeStart is not { } start || !string.Equals(request["If-Range"] ?? entityTag, entityTag, StringComparison.Ordinal))
        {
            return Ok(file, tag);
        }

        return start >= file.Length
            ? Of("416 Range Not Satisfiable", $"Content-Range: bytes */{file.Length}")
            : Ok(file[start..], tag, $"Content-Range: bytes {start}-{file.Length - 1}/{file.Length}") with { Status = "206 Partial Content" };
    }
}
