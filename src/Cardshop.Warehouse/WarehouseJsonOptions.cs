using System.Text.Json;
using Cardshop.Primitives.Digests;
using Cardshop.Warehouse.Folders;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Cardshop.Warehouse;

/// <summary>Describes the API as it is written.</summary>
internal sealed class WarehouseJsonOptions : IConfigureOptions<JsonOptions>
{
    public void Configure(JsonOptions options)
    {
        options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.SerializerOptions.Converters.Add(new Sha256DigestJsonConverter());
        options.SerializerOptions.Converters.Add(new NameConverter());
    }
}
