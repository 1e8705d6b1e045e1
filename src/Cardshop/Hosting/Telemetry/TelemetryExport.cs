using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;

namespace Cardshop.Hosting.Telemetry;

/// <summary>
/// Sends traces, metrics and logs by OTLP to where the variables of OpenTelemetry say (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>,
/// https://opentelemetry.io/docs/specs/otel/protocol/exporter); nothing when they say nothing.
/// </summary>
internal static class TelemetryExport
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static bool IsWanted => Environment.GetEnvironmentVariable(Endpoint) is { Length: > 0 };

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (IsWanted)
        {
            builder.Services.AddHostedService<TelemetryService>();
            builder.Logging.AddOpenTelemetry(logs => logs.SetResourceBuilder(Resource()).AddOtlpExporter());
        }
    }

    public static void UseTelemetry(this IApplicationBuilder app)
    {
        if (IsWanted)
        {
            app.Use(RouteTags.InvokeAsync);
        }
    }

    /// <summary>Who sends; what the variables say comes last, and so it wins.</summary>
    internal static ResourceBuilder Resource() => ResourceBuilder.CreateEmpty()
        .AddService("cardshop", serviceVersion: typeof(TelemetryExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion)
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();
}
