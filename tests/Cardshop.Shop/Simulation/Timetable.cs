namespace Cardshop.Shop.Simulation;

/// <summary>What is to happen when. What is due at the same time happens in the order in which it was written down.</summary>
internal sealed class Timetable(SimulatedClock clock)
{
    private readonly PriorityQueue<Action, (long Time, int Number)> _queue = new();
    private int _count;

    public long Now => clock.Passed;

    public void In(long milliseconds, Action action) => _queue.Enqueue(action, (clock.Passed + milliseconds, _count++));

    public void RunUntil(long end)
    {
        while (_queue.TryPeek(out var action, out var due) && due.Time <= end)
        {
            _queue.Dequeue();
            clock.Passed = due.Time;
            action();
        }

        clock.Passed = end;
    }
}
