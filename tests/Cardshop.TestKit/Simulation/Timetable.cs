namespace Cardshop.TestKit.Simulation;

/// <summary>What is to happen when. What is due at the same time happens in the order in which it was written down.</summary>
public sealed class Timetable
{
    private readonly PriorityQueue<Action, (long Time, int Number)> _queue = new();
    private readonly SimulatedClock _clock;
    private int _count;

    /// <param name="clock">Shows the time, and has its timers in here from now on.</param>
    public Timetable(SimulatedClock clock)
    {
        _clock = clock;
        clock.Timetable = this;
    }

    /// <summary>Milliseconds that have passed.</summary>
    public long Now => _clock.Passed;

    public void In(long milliseconds, Action action) => In(TimeSpan.FromMilliseconds(milliseconds), action);

    public void In(TimeSpan time, Action action) => _queue.Enqueue(action, (_clock.Ticks + time.Ticks, _count++));

    public void RunUntil(long end)
    {
        while (_queue.TryPeek(out _, out var due) && due.Time <= end * TimeSpan.TicksPerMillisecond)
        {
            RunNext();
        }

        _clock.Passed = end;
    }

    /// <summary>Runs asynchronous work in this thread, as long as it takes in simulated time.</summary>
    /// <exception cref="InvalidOperationException">It waits for something that will never happen.</exception>
    public T Run<T>(Func<Task<T>> work)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new TimetableContext(this));
        try
        {
            var task = work();
            while (!task.IsCompleted)
            {
                if (_queue.Count == 0)
                {
                    throw new InvalidOperationException("The work is not over, but nothing is left to happen.");
                }

                RunNext();
            }

            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private void RunNext()
    {
        _queue.TryDequeue(out var action, out var due);
        _clock.Ticks = due.Time;
        action!();
    }
}
