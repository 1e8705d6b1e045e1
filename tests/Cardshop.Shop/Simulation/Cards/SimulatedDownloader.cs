using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;
using Cardshop.Scheduler.Queue;

namespace Cardshop.Shop.Simulation.Cards;

/// <summary>The downloader of a site: fetches images, and removes those that nobody needs.</summary>
internal sealed class SimulatedDownloader(SimulatedSite site, CardScenario simulation, Random random) : SimulatedProcess(simulation.Time, simulation.Network)
{
    private int _copies;

    protected override void Poll(int life)
    {
        Claim(life);
        Tidy(life);
    }

    private void Claim(int life) => Send(
        life,
        () => simulation.Claim(site, new ClaimRequest { Kinds = [TaskKind.Downloader], Worker = $"d-{site.Name}" }),
        assignment =>
        {
            if (assignment is null)
            {
                simulation.Time.In(2_000, () => WhileAlive(life, () => Claim(life)));
            }
            else
            {
                Fetch(life, assignment);
            }
        },
        () => Claim(life));

    private void Fetch(int life, Assignment job)
    {
        var isOver = false;
        var luck = simulation.Network.IsCalm ? 0 : random.Next(100);
        simulation.Time.In(random.Next(1_000, 15_000), () => WhileAlive(life, () =>
        {
            if (isOver)
            {
                return;
            }

            isOver = true;
            if (luck < 80)
            {
                site.Files[job.Order.Id] = ++_copies;
            }

            Finish(life, job, luck < 80
                ? new TaskResult { Status = WorkStatus.Downloaded }
                : new TaskResult { Status = WorkStatus.FailedToDownload, Cause = "bad luck", Retryable = luck < 92 });
        }));
        Beat();

        void Beat() => Send(
            life,
            () => simulation.Beat(site, job.Lease.Id, new Heartbeat { Fence = job.Lease.Fence, Status = WorkStatus.Downloading }),
            answer =>
            {
                if (!isOver && answer.Problem?.Type is ProblemTypes.LeaseLost or ProblemTypes.Canceled)
                {
                    isOver = true;
                    Claim(life);
                }
                else
                {
                    simulation.Time.In(5_000, () => WhileAlive(life, Again));
                }
            },
            Again);

        void Again()
        {
            if (!isOver)
            {
                Beat();
            }
        }
    }

    private void Finish(int life, Assignment job, TaskResult result) => Send(
        life,
        () => simulation.Finish(site, job, result with { Fence = job.Lease.Fence }, null),
        _ => Claim(life),
        () => Finish(life, job, result));

    /// <summary>Only copies that were there when it asked may go: the answer is old when it comes.</summary>
    private void Tidy(int life)
    {
        var before = new Dictionary<OrderId, int>(site.Files);
        Send(
            life,
            () => simulation.Kept(site),
            kept =>
            {
                foreach (var (order, copy) in before.Where(file => !kept.Contains(file.Key) && site.Files.GetValueOrDefault(file.Key) == file.Value))
                {
                    site.Files.Remove(order);
                    simulation.Tally.Add("copies removed", copy > 0 ? 1 : 0);
                }

                Later();
            },
            Later);

        void Later() => simulation.Time.In(10_000, () => WhileAlive(life, () => Tidy(life)));
    }
}
