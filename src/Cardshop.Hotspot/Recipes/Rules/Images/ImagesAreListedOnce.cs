using Cardshop.Hotspot.Recipes.Reading;

namespace Cardshop.Hotspot.Recipes.Rules.Images;

/// <summary>An image that is listed twice is put on the hotspot once.</summary>
internal sealed class ImagesAreListedOnce : IRule<IReadOnlyList<ImageDraft>>
{
    public void Check(IReadOnlyList<ImageDraft> subject, ProblemList problems)
    {
        foreach (var group in subject.Where(image => image.Ident is not null).GroupBy(image => image.Ident!.Value, StringComparer.Ordinal))
        {
            foreach (var again in group.Skip(1))
            {
                problems.Notice(again.Ident!.At, $"{group.Key} is listed on line {group.First().At.Node.At.Line} already", "list it once");
            }
        }
    }
}
