using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Values;

namespace Cardshop.Hotspot.Recipes.Rules.Files;

/// <summary>Content that is said to be base64 is.</summary>
internal sealed class ContentDecodes : IRule<FileDraft>
{
    public void Check(FileDraft subject, ProblemList problems)
    {
        if (subject is not { IsInline: true, Via: Via.Base64, Content: { } content })
        {
            return;
        }

        try
        {
            _ = InlineContent.Bytes(content.Value, Via.Base64);
        }
        catch (FormatException error)
        {
            problems.Error(content.At, error.Message, "encode the file again, with padding");
        }
    }
}
