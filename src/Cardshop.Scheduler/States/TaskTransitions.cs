using Cardshop.Contracts.Queue;
using static Cardshop.Contracts.Queue.WorkStatus;

namespace Cardshop.Scheduler.States;

/// <summary>Which status of a task may follow which. Everything else is refused.</summary>
internal static class TaskTransitions
{
    // Ends of any work: whoever has a task may give it back, fail, ask for a person, or be cut off.
    private static readonly WorkStatus[] Leave = [Pending, NeedsAttention, Failed, Canceled, Timedout];
    private static readonly WorkStatus[] Again = [Pending, Canceled];

    // Stages may be skipped, because a report may get lost or a worker may go on where another stopped, but never repeated backwards.
    private static readonly Dictionary<TaskKind, Dictionary<WorkStatus, WorkStatus[]>> Table = new()
    {
        [TaskKind.Creator] = new()
        {
            [Pending] = [Received, Canceled],
            [Received] = [Building, Built, Uploading, Uploaded, UploadedPublic, FailedToBuild, FailedToUpload, .. Leave],
            [Building] = [Built, Uploading, Uploaded, UploadedPublic, FailedToBuild, FailedToUpload, .. Leave],
            [Built] = [Uploading, Uploaded, UploadedPublic, FailedToUpload, .. Leave],
            [Uploading] = [Uploaded, UploadedPublic, FailedToUpload, .. Leave],
            [UploadedPublic] = [Expired],
            [Uploaded] = [Expired],
            [NeedsAttention] = Again,
            [FailedToBuild] = Again,
            [FailedToUpload] = Again,
            [Failed] = Again,
            [Timedout] = Again,
        },
        [TaskKind.Downloader] = new()
        {
            [Pending] = [Received, Canceled],
            [Received] = [Downloading, Downloaded, FailedToDownload, .. Leave],
            [Downloading] = [Downloaded, FailedToDownload, .. Leave],

            // The order goes to another site.
            [Downloaded] = [Pending],
            [NeedsAttention] = Again,
            [FailedToDownload] = Again,
            [Failed] = Again,
            [Timedout] = Again,
        },
        [TaskKind.Writer] = new()
        {
            [Pending] = [Received, Canceled],
            [Received] = [WaitingForCard, CardInserted, WipingSdcard, CardWiped, Writing, Written, FailedToInsert, FailedToWipe, FailedToWrite, .. Leave],
            [WaitingForCard] = [CardInserted, WipingSdcard, CardWiped, Writing, Written, FailedToInsert, FailedToWipe, FailedToWrite, .. Leave],
            [CardInserted] = [WaitingForCard, WipingSdcard, CardWiped, Writing, Written, FailedToInsert, FailedToWipe, FailedToWrite, .. Leave],
            [WipingSdcard] = [WaitingForCard, CardWiped, Writing, Written, FailedToWipe, FailedToWrite, .. Leave],
            [CardWiped] = [WaitingForCard, Writing, Written, FailedToWrite, .. Leave],
            [Writing] = [WaitingForCard, Written, FailedToWrite, .. Leave],

            // The writer of its slot is back.
            [NeedsAttention] = [Received, .. Again],
            [FailedToInsert] = Again,
            [FailedToWipe] = Again,
            [FailedToWrite] = Again,
            [Failed] = Again,
            [Timedout] = Again,
        },
    };

    /// <summary>Whether a status may follow another.</summary>
    public static bool Allows(TaskKind kind, WorkStatus from, WorkStatus to) => Table[kind].TryGetValue(from, out var next) && next.Contains(to);

    /// <summary>Whether a worker has the task.</summary>
    public static bool IsHeld(WorkStatus status) => status is >= Received and < NeedsAttention && !IsDone(status);

    /// <summary>Whether the work is done.</summary>
    public static bool IsDone(WorkStatus status) => status is Uploaded or UploadedPublic or Downloaded or Written or Expired;

    /// <summary>Whether the work failed, and a person may have it tried again.</summary>
    public static bool IsFailed(WorkStatus status) => status is >= FailedToBuild and <= Failed or Timedout;

    /// <summary>Whether a worker may say so at the end.</summary>
    public static bool IsResult(WorkStatus status) => (IsDone(status) && status != Expired) || status is (>= FailedToBuild and <= Failed) or NeedsAttention;
}
