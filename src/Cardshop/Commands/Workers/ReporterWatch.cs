using Cardshop.Contracts.Json;
using Cardshop.Contracts.Queue;
using Cardshop.Reporting;
using Cardshop.Workers.Kit;

namespace Cardshop.Commands.Workers;

/// <summary>Tells whoever runs a worker by hand what it does.</summary>
internal sealed class ReporterWatch(IReporter reporter) : IWorkerWatch
{
    private int _finished;
    private int _failed;

    public int Finished => _finished;

    public int Failed => _failed;

    public void Began(Lease lease) => reporter.Say($"{lease.Task.OrderId}: begun, attempt {lease.Task.Attempts}");

    public void Progressed(Lease lease, TaskProgress progress) =>
        reporter.Progress(new StageProgress(progress.Stage ?? "work", $"{lease.Task.OrderId}", progress.Done ?? 0, progress.Total, progress.Rate));

    public void Said(Lease lease, string line) => reporter.Say($"{lease.Task.OrderId}: {line}");

    public void Ended(Lease lease, TaskResult? result, LeaseEnd? end)
    {
        switch (result)
        {
            case null:
                reporter.Notice($"{lease.Task.OrderId}: {Reason(end)}");
                break;
            case { Cause: { } cause }:
                Interlocked.Increment(ref _failed);
                reporter.Notice($"{lease.Task.OrderId}: {Words.Of(result.Status!.Value)}: {cause}");
                break;
            default:
                Interlocked.Increment(ref _finished);
                reporter.Say($"{lease.Task.OrderId}: {Words.Of(result.Status!.Value)}");
                break;
        }
    }

    public void Noted(string message) => reporter.Say(message);

    public void Troubled(string message) => reporter.Notice(message);

    private static string Reason(LeaseEnd? end) => end switch
    {
        LeaseEnd.Canceled => "cancelled",
        LeaseEnd.Lost => "another worker has it by now",
        LeaseEnd.Drained => "given back, as the scheduler wished",
        _ => "given back undone; another worker carries on",
    };
}
