using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;
using Cardshop.Scheduler.Queue;

namespace Cardshop.Shop.Simulation;

/// <summary>A creator that does nothing but talk, and may die at any moment.</summary>
internal sealed class SimulatedWorker(string name, Scenario simulation, Random random) : SimulatedProcess(simulation.Time, simulation.Network)
{
    protected override void Poll(int life) => Send(
        life,
        () => simulation.Claim(name),
        assignment =>
        {
            if (assignment is null)
            {
                simulation.Time.In(1_500, () => Poll(life));
            }
            else
            {
                Work(life, assignment);
            }
        },
        () => Poll(life));

    private void Work(int life, Assignment assignment)
    {
        var over = false;
        var stage = WorkStatus.Received;
        var lasts = random.Next(1_000, 30_000);
        simulation.Time.In(lasts, () => Report(life, !simulation.Network.IsCalm && random.Next(20) == 0 ? Release(assignment) : Finish(assignment, Result(assignment)), () => over = true));
        Beat();

        void Beat()
        {
            if (over)
            {
                return;
            }

            stage = stage < WorkStatus.Uploading ? stage + 1 : stage;
            Send(
                life,
                () => simulation.Beat(assignment.Lease.Id, new Heartbeat { Fence = assignment.Lease.Fence, Status = random.Next(3) == 0 ? null : stage }),
                answer => over |= answer.Problem?.Type is ProblemTypes.LeaseLost or ProblemTypes.Canceled,
                () => { });
            simulation.Time.In(5_000, () => WhileAlive(life, Beat));
        }
    }

    private TaskResult Result(Assignment assignment)
    {
        // In the calm nothing goes wrong, so that whoever waits waits for the queue alone.
        var luck = simulation.Network.IsCalm ? 0 : random.Next(100);
        return luck switch
        {
            < 80 => new TaskResult
            {
                Fence = assignment.Lease.Fence,
                Status = WorkStatus.UploadedPublic,
                Artifacts = [new ReportedArtifact { Kind = "image", Name = assignment.Order.FileName, Size = 1, Sha256 = new string('a', 64), Url = "http://127.0.0.1:9/a" }],
            },
            < 92 => new TaskResult { Fence = assignment.Lease.Fence, Status = WorkStatus.Failed, Cause = "bad luck", Retryable = true },
            < 96 => new TaskResult { Fence = assignment.Lease.Fence, Status = WorkStatus.Failed, Cause = "worse luck", Retryable = false },
            _ => new TaskResult { Fence = assignment.Lease.Fence, Status = WorkStatus.NeedsAttention, Cause = "help" },
        };
    }

    private Func<bool> Finish(Assignment assignment, TaskResult result) => () => simulation.Finish(assignment.Lease.Id, result).IsRefused;

    private Func<bool> Release(Assignment assignment)
    {
        simulation.Tally.Add("tasks given back");
        return () => simulation.Release(assignment.Lease.Id, new TaskRelease(assignment.Lease.Fence)).IsRefused;
    }

    /// <summary>Says it again until there is an answer.</summary>
    private void Report(int life, Func<bool> say, Action done) => Send(
        life,
        say,
        _ =>
        {
            done();
            Poll(life);
        },
        () => Report(life, say, done));
}
