namespace Cardshop.Commands.Hosting;

/// <summary>What can be set, and what is.</summary>
internal sealed record ConfigShowResult(IReadOnlyList<ShownSetting> Settings);
