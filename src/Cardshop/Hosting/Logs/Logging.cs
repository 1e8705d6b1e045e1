using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Cardshop.Hosting.Logs;

/// <summary>The log of a server. Standard output is for results, so all of it goes to standard error.</summary>
internal static class Logging
{
    public static void WriteToStandardError(this ILoggingBuilder logging, LogLevel level, bool isJson)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(level);

        // Of others only what somebody has to act upon; the framework's own lines on each request would say addresses with tokens in them.
        logging.AddFilter("Microsoft", Graver(level, LogLevel.Warning));
        logging.AddFilter("System", Graver(level, LogLevel.Warning));

        // It warns of keys without encryption at each new one. They are in a folder that only their owner can read.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", Graver(level, LogLevel.Error));

        // What is not ready is told to whoever asks, as often as they ask.
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", Graver(level, LogLevel.Critical));
        logging.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        if (isJson)
        {
            logging.AddJsonConsole(options =>
            {
                options.UseUtcTimestamp = true;
                options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            });
        }
        else
        {
            logging.AddSimpleConsole(options =>
            {
                options.SingleLine = true;
                options.TimestampFormat = "HH:mm:ss ";
            });
        }
    }

    private static LogLevel Graver(LogLevel one, LogLevel other) => one > other ? one : other;
}
