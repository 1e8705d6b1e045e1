using Cardshop.Contracts.Ids;
using Microsoft.Extensions.Logging;

namespace Cardshop.Scheduler.Queue;

internal sealed partial class ClaimDesk
{
    [LoggerMessage(1, LogLevel.Warning, "The task {Task} was taken back from a worker that was to have it: {Reason}")]
    private partial void LogTakenBack(TaskId task, string reason);
}
