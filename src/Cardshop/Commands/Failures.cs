using Cardshop.Cards.Slots;
using Cardshop.Cards.Targets;
using Cardshop.Commands.Recipes;
using Cardshop.Commands.Shop;
using Cardshop.Content.Fetching;
using Cardshop.Hosting.Settings;
using Cardshop.Imaging.Bases;
using Cardshop.Imaging.Creation;
using Cardshop.Imaging.Inputs;
using Cardshop.Imaging.Planning;
using Cardshop.Oci;
using Cardshop.Primitives.Compression;

namespace Cardshop.Commands;

/// <summary>Which failures are the user's to know of, in which words, and with which exit code. Everything else is a defect of ours.</summary>
internal static class Failures
{
    public static (int ExitCode, IReadOnlyList<string> Messages)? Describe(Exception error) => error switch
    {
        InputsException several => Join(several),
        MissingToolException or MissingLibraryException => (ExitCode.Usage, [error.Message]),
        RecipeException refused => (ExitCode.Refused, refused.Problems),
        ContentConflictException refused => (ExitCode.Refused, refused.Problems),
        OutputRefusedException => (ExitCode.Refused, [error.Message]),
        FetchException fetching => (CodeOf(fetching.Kind), [error.Message]),
        OciException pulling => (CodeOf(pulling.Failure), [error.Message]),
        UsageException => (ExitCode.Usage, [error.Message]),
        TargetException refused => (ExitCode.Refused, refused.Problems),
        SlotFileException damaged => (ExitCode.Failed, damaged.Problems),
        SettingsException refused => (ExitCode.Usage, refused.Problems),
        BaseImageException refused => (ExitCode.Failed, refused.Problems),
        _ when ShopFailures.Describe(error) is { } failure => failure,
        IOException or UnauthorizedAccessException => (ExitCode.Failed, [error.Message]),
        _ => null,
    };

    /// <summary>Of several failures the one that the user can do least about counts: a source that cannot be reached, then a missing library.</summary>
    private static (int ExitCode, IReadOnlyList<string> Messages)? Join(InputsException error)
    {
        var all = error.Causes.Select(Describe).OfType<(int ExitCode, IReadOnlyList<string> Messages)>().ToList();
        return (all.Max(failure => failure.ExitCode), [.. all.SelectMany(failure => failure.Messages)]);
    }

    private static int CodeOf(FetchFailure failure) => failure switch
    {
        FetchFailure.ChecksumMismatch or FetchFailure.LengthMismatch or FetchFailure.DiskFull => ExitCode.Failed,
        _ => ExitCode.Unreachable,
    };

    private static int CodeOf(OciFailure failure) => failure switch
    {
        OciFailure.Malformed or OciFailure.Mismatch => ExitCode.Failed,
        _ => ExitCode.Unreachable,
    };
}
