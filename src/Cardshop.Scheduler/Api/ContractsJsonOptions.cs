using System.Text.Json;
using Cardshop.Contracts.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Cardshop.Scheduler.Api;

/// <summary>Describes the API as it is written.</summary>
internal sealed class ContractsJsonOptions : IConfigureOptions<JsonOptions>
{
    public void Configure(JsonOptions options)
    {
        options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.SerializerOptions.TypeInfoResolverChain.Insert(0, ContractsJson.Default);
    }
}
