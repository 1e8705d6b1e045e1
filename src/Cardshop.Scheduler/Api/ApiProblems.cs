using System.Text.Json;
using Cardshop.Contracts.Problems;
using Cardshop.Scheduler.Outcomes;

namespace Cardshop.Scheduler.Api;

/// <summary>Problems of requests as such.</summary>
internal static class ApiProblems
{
    public static Problem NotJson() =>
        new(ProblemTypes.NotJson, "Not JSON", 415, "Send the body as JSON, with the header \"Content-Type: application/json\".");

    public static Problem TooLarge(long largest) => new(ProblemTypes.TooLarge, "Too large", 413, $"The body may have {largest} bytes.");

    public static Problem BadRequest(int status, string message) => status switch
    {
        408 => new Problem(ProblemTypes.TooSlow, "Too slow", 408, "The body did not arrive in time. Send it again, over a better connection."),
        413 => new Problem(ProblemTypes.TooLarge, "Too large", 413, message),
        415 => NotJson(),
        _ => new Problem(ProblemTypes.Malformed, "Malformed request", 400, message),
    };

    /// <summary>JSON of the wrong shape is a wrong field; anything else is not JSON at all.</summary>
    public static Problem Malformed(byte[] body, JsonException error)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return new Problem(ProblemTypes.Malformed, "Malformed request", 400, $"The body is not JSON: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}.");
        }

        return Refusal.Invalid(error.Path is { Length: > 2 } path ? path[2..] : "body", "has a value of another kind than this field takes");
    }

    public static Problem Protocol(string spoken) =>
        new(ProblemTypes.Protocol, "Another protocol version", 426, $"Version {spoken} of the protocol is not spoken here; install a worker that speaks version {Contracts.Protocol.Version}.")
        {
            Wanted = Contracts.Protocol.Version,
        };

    public static Problem Internal() =>
        new(ProblemTypes.Internal, "A defect of the scheduler", 500, "Something that should not happen has happened; the log of the scheduler says more. Nothing was changed.");
}
