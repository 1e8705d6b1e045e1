using Cardshop.Contracts.Queue;
using Cardshop.Scheduler.Sites;

namespace Cardshop.Scheduler.Queue;

/// <summary>A worker that waits for a task.</summary>
/// <param name="worker">Who.</param>
/// <param name="kinds">What it can do and may do.</param>
/// <param name="capabilities">What tasks may ask for.</param>
/// <param name="cached">What it holds already.</param>
internal sealed class Claimant(WorkerRow worker, IReadOnlyCollection<TaskKind> kinds, IReadOnlySet<string> capabilities, IReadOnlySet<string> cached)
{
    public WorkerRow Worker => worker;

    public IReadOnlyCollection<TaskKind> Kinds => kinds;

    public bool HoldsContent => cached.Count > 0;

    /// <summary>Where it is; null as long as that does not matter.</summary>
    public SiteRow? Site { get; private set; }

    /// <summary>The slots that it takes tasks for, those with a card in them first.</summary>
    public IReadOnlyList<SlotOffer> Free { get; private set; } = [];

    /// <summary>Looks where it is at the moment.</summary>
    /// <param name="site">Its account's site; null when there is none.</param>
    /// <param name="taken">The slots of the site that have tasks.</param>
    public void Arrive(SiteRow? site, IReadOnlySet<string> taken)
    {
        Site = site;
        Free = [.. worker.SlotList.Where(slot => slot.IsBusy != true && !taken.Contains(slot.Name!)).OrderByDescending(slot => slot.CardBytes ?? 0)];
    }

    /// <summary>The slot in which it would do a task; null for none.</summary>
    public string? SlotFor(TaskRow task) => Free.FirstOrDefault(slot => task.Slot is null || string.Equals(slot.Name, task.Slot, StringComparison.Ordinal))?.Name;

    /// <summary>Told of the task.</summary>
    public TaskCompletionSource<Assignment> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool Suits(Candidate task) =>
        kinds.Contains(task.Kind) && (worker.Channel is null || string.Equals(worker.Channel, task.Row.Channel, StringComparison.Ordinal)) && task.Needs.All(capabilities.Contains) && Reaches(task.Row);

    private bool Reaches(TaskRow task) => task.TaskKind switch
    {
        TaskKind.Creator => true,
        TaskKind.Downloader => Site is not null && (task.Site is null ? Site.Takes(task.Channel) : IsHere(task)) && !(task.Size > worker.Room),
        _ => IsHere(task) && SlotFor(task) is not null,
    };

    private bool IsHere(TaskRow task) => string.Equals(Site?.Id, task.Site, StringComparison.Ordinal);

    /// <summary>How much of what a task is made of it holds, 0 to 1.</summary>
    public double Holds(Candidate task) => task.Inputs.Count == 0 || cached.Count == 0 ? 0 : (double)task.Inputs.Count(cached.Contains) / task.Inputs.Count;
}
