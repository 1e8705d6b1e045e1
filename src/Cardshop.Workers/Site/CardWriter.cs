using Cardshop.Cards.History;
using Cardshop.Cards.Personalisation;
using Cardshop.Cards.Writing;
using Cardshop.Contracts.Queue;
using Cardshop.Workers.Kit;

namespace Cardshop.Workers.Site;

/// <summary>
/// Writes the cards that are put into one slot: waits for the card of a task, writes and reads it back. A card that was begun is carried on with;
/// one that went wrong is the matter of a person, and of that card alone.
/// </summary>
/// <param name="slot">Where cards are put in.</param>
/// <param name="folder">Where the downloader keeps images.</param>
/// <param name="images">Those that are open.</param>
/// <param name="history">What became of cards.</param>
/// <param name="clock">What time it is.</param>
public sealed class CardWriter(CardSlot slot, SiteFolder folder, SiteImages images, CardHistory history, TimeProvider clock) : ITaskWork
{
    /// <inheritdoc/>
    public Task<ClaimRequest> OfferAsync(ClaimRequest request, CancellationToken cancellation) => Task.FromResult(request with { Slots = [slot.Offer()] });

    /// <inheritdoc/>
    public async Task<TaskResult> RunAsync(HeldTask held, CancellationToken cancellation)
    {
        try
        {
            using var image = images.Open(ImageOf(held.Lease.Work));
            var patches = CardPatches.Of(held.Lease.Work.Card!, image.Content, clock.GetUtcNow());
            var card = await new CardWait(held, slot, clock).RunAsync(cancellation);
            held.Enter(WorkStatus.CardInserted);
            held.Checkpoint = new WriteCheckpoint(held.Lease.Work.Card!.Round, card.Card.Key).ToString();
            await held.RequireAsync(cancellation);
            return await WriteAsync(held, image, card, patches, cancellation);
        }
        catch (PersonalisationException error)
        {
            return CardVerdicts.Unusable(error.Message, "Change what the card has of its own, and order anew.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            held.Say(error.Message);
            return CardVerdicts.Unusable(error.Message, "Look after it at the station, and try the card again.");
        }
    }

    private string ImageOf(Work work)
    {
        var file = (work.Files ?? []).FirstOrDefault(file => file.Kind is "image") ?? throw new IOException("The task names no image.");
        return folder.Has(file) ? folder.PathOf(file)
            : throw new IOException($"{folder.PathOf(file)}: is not here. Run the downloader of the site on the same machine, with the same folder.");
    }

    private async Task<TaskResult> WriteAsync(HeldTask held, SiteImages.OpenImage image, AwaitedCard card, IReadOnlyList<ImagePatch> patches, CancellationToken cancellation)
    {
        held.Enter(WorkStatus.WipingSdcard);
        held.Say($"card {held.Lease.Work.Card!.Number} of {held.Lease.Work.Card.Count}: {(card.IsBegun ? "carried on" : "begun")} in slot {slot.Name}");
        var device = await slot.OpenAsync(card.Findings, cancellation);
        var options = new WriterOptions { Probe = true, Patches = patches, Update = card.IsBegun };
        var result = await image.Job.WriteAsync(device, options, new CardWatch(held, slot.Name, clock), cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (result.Verdict.IsRight)
        {
            slot.Remember(card.Card);
        }

        if (history.TryAdd(CardEvent.Of(clock.GetUtcNow(), card.Findings.Plan!, held.Lease.Work.Card.Details?.GetValueOrDefault("serial"), image.Content, result)) is { } problem)
        {
            held.Say(problem);
        }

        held.Say(result.Verdict.Message);
        return CardVerdicts.Of(result, card, slot.Name);
    }
}
