using Cardshop.TestKit.Simulation;

namespace Cardshop.Shop.Simulation;

/// <summary>A worker's process: it may die at any moment, and forgets then all that it has not written down.</summary>
internal abstract class SimulatedProcess(Timetable time, SimulatedNetwork network)
{
    private int _life;

    /// <summary>Whether nothing it sends arrives.</summary>
    public bool IsCut { get; set; }

    public void Start() => Poll(++_life);

    /// <summary>It loses all that it knew.</summary>
    public void Crash(int downFor)
    {
        _life++;
        time.In(downFor, Start);
    }

    /// <summary>Looks for work.</summary>
    protected abstract void Poll(int life);

    protected void Send<T>(int life, Func<T> handle, Action<T> answered, Action silence)
    {
        if (_life == life)
        {
            network.Send(() => IsCut, handle, answer => WhileAlive(life, () => answered(answer)), () => WhileAlive(life, silence));
        }
    }

    protected void WhileAlive(int life, Action action)
    {
        if (_life == life)
        {
            action();
        }
    }
}
