using System.Text.Json;

namespace Cardshop.Cards.Writing;

/// <summary>Outcomes as programs read them: <c>written-not-verified</c>.</summary>
public static class OutcomeWords
{
    /// <summary>The word for an outcome.</summary>
    public static string Of(CardOutcome outcome) => JsonNamingPolicy.KebabCaseLower.ConvertName(outcome.ToString());
}
