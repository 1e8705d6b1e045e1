using Cardshop.Content.Fetching;
using Cardshop.Content.Uploading;
using Cardshop.Contracts.Queue;
using Cardshop.Imaging.Bases;
using Cardshop.Imaging.Inputs;
using Cardshop.Imaging.Planning;
using Cardshop.Imaging.Plans;
using Cardshop.Imaging.Sources;
using Cardshop.Oci;
using Cardshop.Primitives.Compression;

namespace Cardshop.Workers.Creator;

/// <summary>What failures of a creator mean to the people who ordered, and whether another attempt may do better.</summary>
internal static class CreatorFailures
{
    private const int LongestCause = 4_000;
    private const string ChangeRecipe = "Change the recipe and order anew.";

    /// <summary>The result of a task that failed; null for a defect of ours, or the end of the work.</summary>
    /// <param name="error">What happened.</param>
    /// <param name="stage">The failure of the stage that the task was in.</param>
    public static TaskResult? Of(Exception error, WorkStatus stage) => error switch
    {
        OrderRefusedException or ContentConflictException or ImageSpaceException or BaseImageException or SourceRefusedException =>
            Result(WorkStatus.FailedToBuild, error, ChangeRecipe, retryable: false),
        InputsException inputs => Result(WorkStatus.FailedToBuild, error, RemedyOf(inputs), inputs.Causes.All(IsPassing)),
        FetchException or OciException => Result(WorkStatus.FailedToBuild, error, RemedyOf(error), IsPassing(error)),
        MissingLibraryException => Result(WorkStatus.FailedToBuild, error, "Install what is missing on the creator, and try again.", retryable: false),
        UploadException upload => Result(WorkStatus.FailedToUpload, error, RemedyOf(upload.Kind), upload.Kind is UploadFailure.Unreachable or UploadFailure.Full or UploadFailure.WrongDigest),
        IOException or UnauthorizedAccessException => Result(stage, error, "Look after the disk of the creator, and try again.", retryable: true),
        _ => null,
    };

    private static TaskResult Result(WorkStatus status, Exception error, string remedy, bool retryable) => new(
        Status: status, Cause: error.Message.Length <= LongestCause ? error.Message : error.Message[..LongestCause], Remedy: remedy, Retryable: retryable);

    /// <summary>Whether it may be over by itself after a while.</summary>
    private static bool IsPassing(Exception cause) => cause switch
    {
        SourceRefusedException => false,
        FetchException { InnerException: { } inner } when Reasons(inner).Any(reason => reason is SourceRefusedException) => false,
        FetchException fetching => fetching.Kind is FetchFailure.Unreachable or FetchFailure.Stalled or FetchFailure.DiskFull or FetchFailure.LengthMismatch,
        OciException pulling => pulling.Failure is OciFailure.Unreachable,
        _ => false,
    };

    private static IEnumerable<Exception> Reasons(Exception error)
    {
        for (var reason = error; reason is not null; reason = reason.InnerException)
        {
            yield return reason;
        }
    }

    private static string RemedyOf(Exception error) => error switch
    {
        InputsException inputs => string.Join(' ', inputs.Causes.Select(RemedyOf).Distinct(StringComparer.Ordinal)),
        FetchException { Kind: FetchFailure.DiskFull } => "Make room on the creator, and try again.",
        FetchException or OciException when IsPassing(error) => "Wait until the source can be reached again, and try again.",
        _ => ChangeRecipe,
    };

    private static string RemedyOf(UploadFailure failure) => failure switch
    {
        UploadFailure.Full => "Make room in the warehouse, and try again.",
        UploadFailure.Refused => "Look at the settings of the warehouse and at the rights of the creator, and try again.",
        UploadFailure.Protocol => "Check the upload address of the warehouse, and try again.",
        _ => "Wait until the warehouse can be reached again, and try again.",
    };
}
