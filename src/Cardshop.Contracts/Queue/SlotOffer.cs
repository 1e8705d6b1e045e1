namespace Cardshop.Contracts.Queue;

/// <summary>A place for cards, as the writer that serves it sees it.</summary>
/// <param name="Name">1 to 12 letters, digits and hyphens, as at the station; small letters are made capital.</param>
/// <param name="CardBytes">What the card in it holds; null when there is none.</param>
/// <param name="IsBusy">Whether the worker has something to do there, and takes no task for it.</param>
public sealed record SlotOffer(string? Name = null, long? CardBytes = null, bool? IsBusy = null);
