using Microsoft.Extensions.Logging;

namespace Cardshop.Scheduler.Api;

internal sealed partial class Gate
{
    [LoggerMessage(1, LogLevel.Error, "The store cannot be used")]
    private partial void LogStore(Exception error);

    [LoggerMessage(2, LogLevel.Error, "{Method} {Path} failed")]
    private partial void LogDefect(string method, string path, Exception error);
}
