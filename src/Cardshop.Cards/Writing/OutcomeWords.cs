using System.Text.Json;

namespace Cardshop.Cards.Writing;

/// <summary>Outcomes as programs read them: <c>written_not_verified</c>.</summary>
public static class OutcomeWords
{
    /// <summary>The word for an outcome.</summary>
    public static string Of(CardOutcome outcome) => JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.ToString());
}
