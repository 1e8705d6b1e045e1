using Cardshop.Hotspot.Recipes.Reading;

namespace Cardshop.Hotspot.Recipes.Rules.Files;

/// <summary>Of content and a URL only one counts: the content, unless it is white space only.</summary>
internal sealed class ContentGoesBeforeUrl : IRule<FileDraft>
{
    public void Check(FileDraft subject, ProblemList problems)
    {
        if (subject is { Content: { } content, Url: { } url })
        {
            problems.Notice(
                subject.IsInline ? url.At : content.At,
                subject.IsInline ? "the content counts, so this URL is passed over" : "this is only white space, so the URL counts",
                "keep one of them");
        }
    }
}
