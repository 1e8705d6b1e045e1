namespace Cardshop.Commands.Workers;

/// <summary>What a worker did before it ended.</summary>
internal sealed record WorkResult(int Finished, int Failed);
