using Cardshop.Contracts.Queue;
using Cardshop.Workers.Kit;
using Microsoft.Extensions.Logging;

namespace Cardshop.Hosting;

/// <summary>Writes what a worker does to the log of the program that it runs in.</summary>
internal sealed partial class LoggerWatch(ILogger logger) : IWorkerWatch
{
    public void Began(Lease lease) => LogBegan(lease.Task.Id.Value, lease.Task.OrderId.Value, lease.Task.Attempts);

    public void Progressed(Lease lease, TaskProgress progress)
    {
        // The scheduler is told, and that is enough.
    }

    public void Said(Lease lease, string line) => LogSaid(lease.Task.OrderId.Value, line);

    public void Ended(Lease lease, TaskResult? result, LeaseEnd? end)
    {
        if (result?.Status is { } status)
        {
            LogFinished(lease.Task.Id.Value, lease.Task.OrderId.Value, status);
        }
        else
        {
            LogLetGo(lease.Task.Id.Value, lease.Task.OrderId.Value, end);
        }
    }

    public void Noted(string message) => LogNoted(message);

    public void Troubled(string message) => LogTroubled(message);

    [LoggerMessage(Level = LogLevel.Information, Message = "Task {Task} of order {Order}: begun, attempt {Attempt}")]
    private partial void LogBegan(string task, string order, int attempt);

    // What a task says may name addresses of its recipe, so it is not for logs that everybody reads.
    [LoggerMessage(Level = LogLevel.Debug, Message = "Order {Order}: {Line}")]
    private partial void LogSaid(string order, string line);

    [LoggerMessage(Level = LogLevel.Information, Message = "Task {Task} of order {Order}: {Status}")]
    private partial void LogFinished(string task, string order, WorkStatus status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Task {Task} of order {Order}: let go, {End}")]
    private partial void LogLetGo(string task, string order, LeaseEnd? end);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Message}")]
    private partial void LogNoted(string message);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Message}")]
    private partial void LogTroubled(string message);
}
