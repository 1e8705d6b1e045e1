using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Cardshop.Contracts.Json;

namespace Cardshop.Scheduler.Store;

/// <summary>Values that the store keeps as JSON.</summary>
internal static class StoredJson
{
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, TypeOf<T>());

    public static T Read<T>(string json) => JsonSerializer.Deserialize(json, TypeOf<T>())!;

    private static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)ContractsJson.Default.GetTypeInfo(typeof(T))!;
}
