using Cardshop.Scheduler.Store;
using Cardshop.TestKit.Simulation;

namespace Cardshop.Shop.Simulation;

/// <summary>Carries requests and answers, or loses them, or brings them late, or twice.</summary>
internal sealed class SimulatedNetwork(Timetable time, Random random, Tally tally)
{
    private const int Timeout = 8_000;
    private const int Late = 1_000;

    /// <summary>Whether things still go wrong.</summary>
    public bool IsCalm { get; set; }

    /// <summary>Whether the scheduler is up.</summary>
    public bool IsUp { get; set; } = true;

    /// <summary>Sends a request.</summary>
    /// <param name="isCut">Whether the sender is cut off at the moment.</param>
    /// <param name="handle">What the scheduler does; null when it failed.</param>
    /// <param name="answered">The answer came.</param>
    /// <param name="silence">It did not.</param>
    public void Send<T>(Func<bool> isCut, Func<T> handle, Action<T> answered, Action silence)
    {
        if (isCut() || Chance(6, "requests lost"))
        {
            time.In(Timeout, silence);
            return;
        }

        time.In(Delay(), () => Deliver(isCut, handle, answered, silence));
        if (Chance(6, "requests doubled"))
        {
            // Somebody on the way sends it again, perhaps much later; nobody waits for that answer.
            time.In(random.Next(30_000), () => Deliver(() => true, handle, _ => { }, () => { }));
        }
    }

    private void Deliver<T>(Func<bool> isCut, Func<T> handle, Action<T> answered, Action silence)
    {
        if (!IsUp)
        {
            time.In(Timeout, silence);
            return;
        }

        T answer;
        try
        {
            answer = handle();
        }
        catch (StoreException)
        {
            time.In(Timeout, silence);
            return;
        }

        if (isCut() || Chance(6, "answers lost"))
        {
            time.In(Timeout, silence);
        }
        else
        {
            time.In(Delay(), () => answered(answer));
        }
    }

    private bool Chance(int percent, string what)
    {
        var happens = !IsCalm && random.Next(100) < percent;
        tally.Add(what, happens ? 1 : 0);
        return happens;
    }

    private int Delay()
    {
        var delay = IsCalm ? 5 : random.Next(10) == 0 ? random.Next(6_000) : random.Next(200);
        tally.Add("messages late", delay > Late ? 1 : 0);
        return delay;
    }
}
