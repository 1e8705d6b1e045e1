using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Links;
using Cardshop.Scheduler.States;
using Xunit;

namespace Cardshop.Shop.Links;

public sealed class StatusPhrasesTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Whatever_an_order_or_a_card_can_be_has_words(string language)
    {
        var all = Enum.GetValues<WorkStatus>();
        var ofCards = all.Where(status => all.Any(other => TaskTransitions.Allows(TaskKind.Writer, status, other) || TaskTransitions.Allows(TaskKind.Writer, other, status))).ToList();
        List<string> words = [.. Enum.GetValues<OrderStatus>().Select(status => StatusPhrases.Of(status, language)), .. ofCards.Select(status => StatusPhrases.Of(status, language))];
        Assert.Contains(WorkStatus.Written, ofCards);
        Assert.All(words, Assert.NotEmpty);
    }
}
