using System.Text.Json;
using System.Text.Json.Serialization;
using Cardshop.Imaging.Plans;

namespace Cardshop.Workers.Creator;

/// <summary>Where an upload can be carried on, by this worker or another.</summary>
/// <param name="Image">What is uploaded: the fingerprint of the plan. Another plan has other bytes.</param>
/// <param name="Upload">Where to.</param>
internal sealed partial record UploadCheckpoint(string Image, Uri Upload)
{
    /// <summary>What the next worker needs to know.</summary>
    public static UploadCheckpoint Of(ImagePlan plan, Uri upload) => new(plan.Fingerprint.ToString(), upload);

    /// <summary>Reads what a worker left; null when it is nothing of use.</summary>
    public static UploadCheckpoint? TryRead(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize(text, WireJson.Default.UploadCheckpoint);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether the bytes that were sent are those of a plan.</summary>
    public bool IsOf(ImagePlan plan) => string.Equals(Image, plan.Fingerprint.ToString(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => JsonSerializer.Serialize(this, WireJson.Default.UploadCheckpoint);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
    [JsonSerializable(typeof(UploadCheckpoint))]
    private sealed partial class WireJson : JsonSerializerContext;
}
