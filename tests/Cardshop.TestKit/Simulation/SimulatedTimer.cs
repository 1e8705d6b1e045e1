namespace Cardshop.TestKit.Simulation;

/// <summary>A timer that is due by a timetable.</summary>
internal sealed class SimulatedTimer : ITimer
{
    private readonly Timetable _timetable;
    private readonly Action _callback;
    private int _setting;

    public SimulatedTimer(Timetable timetable, Action callback, TimeSpan dueTime, TimeSpan period)
    {
        (_timetable, _callback) = (timetable, callback);
        Change(dueTime, period);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        var setting = ++_setting;
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            _timetable.In(dueTime, () => Ring(setting, period));
        }

        return true;
    }

    public void Dispose() => _setting++;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Ring(int setting, TimeSpan period)
    {
        if (setting != _setting)
        {
            return;
        }

        if (period > TimeSpan.Zero)
        {
            _timetable.In(period, () => Ring(setting, period));
        }

        _callback();
    }
}
