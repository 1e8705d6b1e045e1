using System.Text.Json;

namespace Cardshop.Workers.Site;

/// <summary>What is remembered of a card from the moment in which writing may have begun: only that card is carried on with unasked.</summary>
/// <param name="Round">For which the card was put in.</param>
/// <param name="Card">By which it is known again.</param>
internal sealed record WriteCheckpoint(int Round, string Card)
{
    /// <summary>Reads one; null when there is none that can be understood.</summary>
    public static WriteCheckpoint? TryRead(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize(text, WriteCheckpointJson.Default.WriteCheckpoint);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, WriteCheckpointJson.Default.WriteCheckpoint);
}
