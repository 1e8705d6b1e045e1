using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Values;

namespace Cardshop.Hotspot.Recipes.Rules.Images;

/// <summary>The URL of an image's archive can be read.</summary>
internal sealed class ImageUrlIsUsable : IRule<ImageDraft>
{
    public void Check(ImageDraft subject, ProblemList problems)
    {
        if (subject.Url is { } url && !SourceUrl.TryParse(url.Value, out _, out var problem, out var fix))
        {
            problems.Error(url.At, problem, fix);
        }
    }
}
