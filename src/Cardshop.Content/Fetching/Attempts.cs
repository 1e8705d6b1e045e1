namespace Cardshop.Content.Fetching;

/// <summary>Tries small requests again that may do better.</summary>
internal static class Attempts
{
    public static async Task<T> RunAsync<T>(Func<Task<T>> attempt, RetrySchedule schedule, TimeProvider clock, CancellationToken cancellation)
    {
        while (true)
        {
            TimeSpan pause;
            try
            {
                return await attempt();
            }
            catch (FetchException error) when (schedule.Next(error, reached: 0) is { } next)
            {
                pause = next;
            }

            await Task.Delay(pause, clock, cancellation);
        }
    }
}
