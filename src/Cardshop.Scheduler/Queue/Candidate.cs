using Cardshop.Contracts.Queue;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Queue;

/// <summary>A task that may be handed out.</summary>
internal sealed record Candidate(TaskRow Row)
{
    public TaskKind Kind { get; } = Row.TaskKind;

    public IReadOnlyList<string> Needs { get; } = StoredJson.Read<List<string>>(Row.Needs);

    public IReadOnlyList<string> Inputs { get; } = StoredJson.Read<List<string>>(Row.Inputs);
}
