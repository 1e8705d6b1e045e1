using Cardshop.Hotspot.Recipes.Reading;

namespace Cardshop.Hotspot.Recipes.Rules.Files;

/// <summary>
/// Base64 is for content, archives are for URLs. image-creator fails on the one when it has downloaded the file, and writes the other as
/// text.
/// </summary>
internal sealed class ViaFitsTheSource : IRule<FileDraft>
{
    public void Check(FileDraft subject, ProblemList problems)
    {
        if (subject is { IsInline: true, Via: { } via, ViaName: { } name } && via.IsArchive())
        {
            problems.Notice(
                name.At,
                $"content is never unpacked: the text is written to {subject.To?.Value} as it is",
                "write via: direct, or give the archive by url");
        }
        else if (subject is { IsInline: false, Url: not null, Via: Via.Base64, ViaName: { } base64 })
        {
            problems.Error(base64.At, "what a URL gives is not decoded; base64 is for content", "write via: direct");
        }
    }
}
