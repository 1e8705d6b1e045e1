using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;
using Cardshop.Scheduler.Queue;

namespace Cardshop.Shop.Simulation.Cards;

/// <summary>The writer of a slot: waits for a card, writes it, and says so.</summary>
internal sealed class SimulatedWriter(SimulatedSite site, string slot, CardScenario simulation, Random random) : SimulatedProcess(simulation.Time, simulation.Network)
{
    private const int Rest = 3_000;

    private WriterJournal? _journal;

    public string Slot => slot;

    /// <summary>What is in the slot; people change it.</summary>
    public Blank? Card { get; set; }

    protected override void Poll(int life) => Send(
        life,
        () => simulation.Claim(site, new ClaimRequest { Kinds = [TaskKind.Writer], Worker = $"w-{site.Name}-{slot}", Slots = [new SlotOffer(slot)] }),
        assignment =>
        {
            if (assignment is null)
            {
                simulation.Time.In(Rest, () => WhileAlive(life, () => Poll(life)));
            }
            else
            {
                Begin(life, assignment, assignment.Task.Round);
            }
        },
        () => Poll(life));

    private void Begin(int life, Assignment job, int round)
    {
        if (_journal is not { } left || left.Task != job.Task.Id || left.Round != round)
        {
            Wait(life, job, round);
        }
        else if (left.IsDone)
        {
            simulation.Tally.Add("cards found finished");
            Finish(life, job, new TaskResult { Status = WorkStatus.Written }, left.Blank);
        }
        else if (ReferenceEquals(left.Blank, Card))
        {
            simulation.Tally.Add("cards carried on");
            Write(life, job, round, left.Blank);
        }
        else
        {
            Pulled(life, job, round);
        }
    }

    /// <summary>Asks for a card until there is one.</summary>
    private void Wait(int life, Assignment job, int round) => Beat(life, job, WorkStatus.WaitingForCard, round, answer =>
    {
        if (answer.CardConfirmed || (Card is { Content: null } && random.Next(3) == 0))
        {
            Look(life, job, round);
        }
        else
        {
            simulation.Time.In(Rest, () => WhileAlive(life, () => Wait(life, job, round)));
        }
    });

    private void Look(int life, Assignment job, int round)
    {
        var trouble = Card switch
        {
            null => "no card",
            { Content: not null } => "finished card",
            { IsSmall: true } => "small card",
            _ => null,
        };
        if (trouble is not null)
        {
            simulation.Tally.Add($"{trouble}s in a slot");
            Finish(life, job, new TaskResult { Status = WorkStatus.FailedToInsert, Cause = trouble }, Card);
            return;
        }

        _journal = new WriterJournal(job.Task.Id, round, Card!, IsDone: false);
        Write(life, job, round, Card!);
    }

    private void Write(int life, Assignment job, int round, Blank blank)
    {
        CardScenario.RequireImage(site, job.Order.Id);
        var (isOver, lasts) = (false, random.Next(1_000, 30_000));
        simulation.Time.In(lasts, () => WhileAlive(life, () =>
        {
            if (!isOver)
            {
                isOver = true;
                End(life, job, round, blank);
            }
        }));
        Tell();

        void Tell() => Send(
            life,
            () => simulation.Beat(site, job.Lease.Id, new Heartbeat { Fence = job.Lease.Fence, Status = WorkStatus.Writing, Round = round }),
            answer =>
            {
                if (!isOver && IsLost(answer.Problem))
                {
                    isOver = true;
                    Poll(life);
                }
                else if (!isOver)
                {
                    simulation.Time.In(5_000, () => WhileAlive(life, () => TellUnless(isOver)));
                }
            },
            () => TellUnless(isOver));

        void TellUnless(bool over)
        {
            if (!over && !isOver)
            {
                Tell();
            }
        }
    }

    private void End(int life, Assignment job, int round, Blank blank)
    {
        if (!ReferenceEquals(blank, Card))
        {
            Pulled(life, job, round);
        }
        else if (blank.IsBad)
        {
            simulation.Tally.Add("bad cards");
            Finish(life, job, new TaskResult { Status = WorkStatus.FailedToWrite, Cause = "It is broken." }, blank);
        }
        else
        {
            simulation.Written(job.Task.Id, round);
            blank.Content = job.Task.Id;
            _journal = new WriterJournal(job.Task.Id, round, blank, IsDone: true);
            Finish(life, job, new TaskResult { Status = WorkStatus.Written }, blank);
        }
    }

    /// <summary>The card is gone: another one is asked for, or a person has to say what is to become of it.</summary>
    private void Pulled(int life, Assignment job, int round)
    {
        simulation.Tally.Add("cards pulled");
        if (random.Next(2) == 0)
        {
            // Said until it is heard: only then is it another round.
            Beat(life, job, WorkStatus.Writing, round, _ => Wait(life, job, round + 1));
            return;
        }

        Finish(life, job, new TaskResult { Status = WorkStatus.FailedToWrite, Cause = $"The card of round {round} was pulled." }, null);
    }

    private void Beat(int life, Assignment job, WorkStatus status, int round, Action<HeartbeatAnswer> good) => Send(
        life,
        () => simulation.Beat(site, job.Lease.Id, new Heartbeat { Fence = job.Lease.Fence, Status = status, Round = round }),
        answer =>
        {
            if (!answer.IsRefused)
            {
                good(answer.Value);
            }
            else if (IsLost(answer.Problem))
            {
                Poll(life);
            }
            else
            {
                simulation.Time.In(Rest, () => WhileAlive(life, () => Beat(life, job, status, round, good)));
            }
        },
        () => Beat(life, job, status, round, good));

    /// <summary>Says it until there is an answer.</summary>
    private void Finish(int life, Assignment job, TaskResult result, Blank? blank) => Send(
        life,
        () => simulation.Finish(site, job, result with { Fence = job.Lease.Fence }, blank),
        _ => Poll(life),
        () => Finish(life, job, result, blank));

    private static bool IsLost(Problem? problem) => problem?.Type is ProblemTypes.LeaseLost or ProblemTypes.Canceled;
}
