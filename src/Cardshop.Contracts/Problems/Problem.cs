using System.Text.Json.Serialization;

namespace Cardshop.Contracts.Problems;

/// <summary>Why a request was refused (RFC 9457).</summary>
/// <param name="Type">Stable: one of <see cref="ProblemTypes"/>.</param>
/// <param name="Title">The same for every problem of a type.</param>
/// <param name="Status">HTTP status, 400 to 599.</param>
/// <param name="Detail">What happened, to which thing, and what to do next.</param>
public sealed record Problem(string Type, string Title, int Status, string Detail)
{
    /// <summary>Every part that is wrong, for <see cref="ProblemTypes.Invalid"/> and <see cref="ProblemTypes.RecipeRefused"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FieldProblem>? Errors { get; init; }

    /// <summary>The state that the thing is in, where that is why.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? State { get; init; }

    /// <summary>The protocol version that is wanted, for <see cref="ProblemTypes.Protocol"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Wanted { get; init; }

    /// <summary>Seconds after which another attempt may do better.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? RetryAfter { get; init; }
}
