using Cardshop.Contracts.Shop;

namespace Cardshop.Commands.Shop.Orders;

/// <summary>An order as it stands.</summary>
/// <param name="Order">As the API has it.</param>
/// <param name="Links">What can be downloaded.</param>
/// <param name="Waiting">Why its tasks wait.</param>
/// <param name="Errors">Why it failed.</param>
internal sealed record OrderResult(
    Order Order, IReadOnlyList<LinkedArtifact>? Links = null, IReadOnlyList<WaitingTask>? Waiting = null, IReadOnlyList<string>? Errors = null);
