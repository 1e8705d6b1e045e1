using Cardshop.Contracts.Ids;

namespace Cardshop.Shop.Simulation.Cards;

/// <summary>What a writer has written down, and knows after a crash.</summary>
/// <param name="Task">What it was writing.</param>
/// <param name="Round">In which round.</param>
/// <param name="Blank">To which card.</param>
/// <param name="IsDone">Whether all of it is on the card.</param>
internal sealed record WriterJournal(TaskId Task, int Round, Blank Blank, bool IsDone);
