using Cardshop.Hotspot.Recipes.Reading;

namespace Cardshop.Hotspot.Recipes.Rules.Files;

/// <summary>A file has a URL, or content that is more than white space.</summary>
internal sealed class FileHasASource : IRule<FileDraft>
{
    public void Check(FileDraft subject, ProblemList problems)
    {
        // A url or content of the wrong type was reported where it stands.
        if (subject.IsInline || subject.At["url"] is not null || (subject.Content is null && subject.At["content"] is not null))
        {
            return;
        }

        if (subject.Content is { } content)
        {
            problems.Error(
                content.At,
                "nothing is left of the content without the white space around it",
                "write some text; a single \"-\" is what others use for an empty file");
        }
        else
        {
            problems.Error(subject.At, "neither url nor content says what to write", "add url or content");
        }
    }
}
