using Cardshop.Hotspot.Recipes.Offspot;
using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Rules.Bases;
using Cardshop.Hotspot.Recipes.Rules.Checksums;
using Cardshop.Hotspot.Recipes.Rules.Files;
using Cardshop.Hotspot.Recipes.Rules.Images;

namespace Cardshop.Hotspot.Recipes.Rules;

/// <summary>All rules of a recipe.</summary>
internal sealed class RecipeRules(Func<string, string?>? identProblem)
{
    private static readonly IRule<BaseDraft>[] OfBase = [new BaseSourceIsUsable(), new VersionIsWhole(), new VersionHasItsOwnChecksum()];

    private static readonly IRule<OutputDraft>[] OfOutput = [new OutputIsNotCompressed()];

    private static readonly IRule<IReadOnlyList<ImageDraft>>[] OfImages = [new ImagesAreListedOnce()];

    private static readonly IRule<FileDraft>[] OfFile =
    [
        new TargetIsOnDataPartition(),
        new TargetHasRoomForItsNames(),
        new FileHasASource(),
        new ContentGoesBeforeUrl(),
        new FileUrlIsUsable(),
        new ViaIsKnown(),
        new ViaFitsTheSource(),
        new ContentDecodes(),
    ];

    private static readonly IRule<IReadOnlyList<FileDraft>>[] OfFiles =
        [new TargetsDiffer(), new FilesAreNoFolders(), new ArchivesShareNoTarget()];

    private static readonly IRule<ChecksumDraft>[] OfChecksum =
        [new AlgorithmIsKnown(), new KindIsKnown(), new DigestFitsAlgorithm(), new ChecksumUrlIsUsable()];

    private readonly IRule<ImageDraft>[] _ofImage = [new IdentIsAnImageName(identProblem), new ImageUrlIsUsable()];

    public void Check(RecipeDraft recipe, ProblemList problems)
    {
        Check(OfBase, recipe.Base is null ? [] : [recipe.Base], problems);
        Check(OfOutput, [recipe.Output], problems);
        Check(_ofImage, recipe.Images, problems);
        Check(OfImages, [recipe.Images], problems);
        Check(OfFile, recipe.Files, problems);
        Check(OfFiles, [recipe.Files], problems);
        Check(OfChecksum, recipe.Files.Select(file => file.Checksum).Append(recipe.Base?.Checksum).OfType<ChecksumDraft>(), problems);
        Check(OffspotRules.All, recipe.Offspot is null ? [] : [recipe.Offspot], problems);
    }

    private static void Check<T>(IRule<T>[] rules, IEnumerable<T> subjects, ProblemList problems)
    {
        foreach (var subject in subjects)
        {
            foreach (var rule in rules)
            {
                rule.Check(subject, problems);
            }
        }
    }
}
