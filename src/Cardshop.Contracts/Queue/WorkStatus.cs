using System.Text.Json.Serialization;
using Cardshop.Contracts.Json;

namespace Cardshop.Contracts.Queue;

/// <summary>How far a task is.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<WorkStatus>))]
public enum WorkStatus
{
    /// <summary>Waits for a worker.</summary>
    Pending,

    /// <summary>A worker has it.</summary>
    Received,

    /// <summary>Creator: the image is being made.</summary>
    Building,

    /// <summary>Creator: the image is made.</summary>
    Built,

    /// <summary>Creator: the image is on its way into the warehouse.</summary>
    Uploading,

    /// <summary>Creator: done, for cards.</summary>
    Uploaded,

    /// <summary>Creator: done, for download.</summary>
    UploadedPublic,

    /// <summary>Downloader: at work.</summary>
    Downloading,

    /// <summary>Downloader: done.</summary>
    Downloaded,

    /// <summary>Writer: somebody has to insert a card.</summary>
    WaitingForCard,

    /// <summary>Writer: there is a card.</summary>
    CardInserted,

    /// <summary>Writer: old partitions are being removed.</summary>
    WipingSdcard,

    /// <summary>Writer: they are removed.</summary>
    CardWiped,

    /// <summary>Writer: at work.</summary>
    Writing,

    /// <summary>Writer: done.</summary>
    Written,

    /// <summary>A person has to do something first.</summary>
    NeedsAttention,

    /// <summary>Creator: no image.</summary>
    FailedToBuild,

    /// <summary>Creator: not in the warehouse.</summary>
    FailedToUpload,

    /// <summary>Downloader: not at the site.</summary>
    FailedToDownload,

    /// <summary>Writer: no suitable card.</summary>
    FailedToInsert,

    /// <summary>Writer: the card cannot be wiped.</summary>
    FailedToWipe,

    /// <summary>Writer: the card cannot be written.</summary>
    FailedToWrite,

    /// <summary>Something else went wrong.</summary>
    Failed,

    /// <summary>Somebody cancelled it.</summary>
    Canceled,

    /// <summary>Workers that had it vanished, again and again.</summary>
    Timedout,

    /// <summary>What it made is over.</summary>
    Expired,
}
