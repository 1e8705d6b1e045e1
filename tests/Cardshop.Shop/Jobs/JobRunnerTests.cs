using Cardshop.Scheduler.Jobs;
using Cardshop.Scheduler.Store.Sqlite;
using Cardshop.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Cardshop.Shop.Jobs;

public sealed class JobRunnerTests
{
    [Fact]
    public async Task A_job_runs_at_one_of_many_schedulers_at_its_times_and_a_failure_keeps_no_other_from_running()
    {
        using var folder = new TempFolder();
        var clock = new ManualClock();
        await using var store = SqliteStore.Open(Path.Combine(folder.Path, "scheduler.db"), clock);
        var (runs, others) = (0, 0);
        var jobs = new[]
        {
            new Job("bad", TimeSpan.FromMinutes(1), _ => throw new InvalidOperationException()),
            new Job("good", TimeSpan.FromMinutes(1), _ => Task.FromResult(Interlocked.Increment(ref runs))),
            new Job("rare", TimeSpan.FromHours(1), _ => Task.FromResult(Interlocked.Increment(ref others))),
        };
        var runners = Enumerable.Range(0, 5).Select(number => new JobRunner(store, clock, jobs, $"holder{number}", NullLogger<JobRunner>.Instance)).ToList();
        for (var minute = 1; minute <= 3; minute++)
        {
            await Task.WhenAll(runners.Select(runner => runner.RunDueAsync(default)));
            Assert.Equal((minute, 1), (runs, others));
            clock.Advance(TimeSpan.FromMinutes(1.1));
        }
    }
}
