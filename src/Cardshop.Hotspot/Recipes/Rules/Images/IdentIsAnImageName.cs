using Cardshop.Hotspot.Recipes.Reading;

namespace Cardshop.Hotspot.Recipes.Rules.Images;

/// <summary>An image has a name, and whoever pulls images can read it.</summary>
/// <param name="problemOf">Says what is wrong with a name, or null; the registry client knows.</param>
internal sealed class IdentIsAnImageName(Func<string, string?>? problemOf) : IRule<ImageDraft>
{
    public void Check(ImageDraft subject, ProblemList problems)
    {
        if (subject.Ident is not { } ident)
        {
            return;
        }

        if ((ident.Value.Length == 0 ? "an image needs a name" : problemOf?.Invoke(ident.Value)) is { } problem)
        {
            problems.Error(ident.At, problem, "write [registry/][repository/]name[:tag][@digest], like ghcr.io/offspot/kiwix-serve:3.8.1");
        }
    }
}
