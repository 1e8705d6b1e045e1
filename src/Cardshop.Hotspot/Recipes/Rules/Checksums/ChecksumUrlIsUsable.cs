using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Values;

namespace Cardshop.Hotspot.Recipes.Rules.Checksums;

/// <summary>Where a digest is to be had is a URL of HTTP or of a file.</summary>
internal sealed class ChecksumUrlIsUsable : IRule<ChecksumDraft>
{
    public void Check(ChecksumDraft subject, ProblemList problems)
    {
        if (subject is not { IsUrl: true, Value: { } value })
        {
            return;
        }

        if (!SourceUrl.TryParse(value.Value, out var url, out var problem, out var fix))
        {
            problems.Error(value.At, problem, fix);
        }
        else if (Transports.Of(url) is not (Transport.Http or Transport.File))
        {
            problems.Error(
                value.At,
                $"a checksum cannot be fetched by \"{url.Scheme}\"",
                "write a URL that starts with http, https or file");
        }
    }
}
