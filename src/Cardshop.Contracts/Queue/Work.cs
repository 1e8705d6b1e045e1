namespace Cardshop.Contracts.Queue;

/// <summary>What a task needs. Only who leased it gets this.</summary>
/// <param name="Recipe">The recipe's text, secrets and all; empty for who does not make the image.</param>
/// <param name="FileName">Of the image.</param>
/// <param name="MediaSize">In GB.</param>
/// <param name="MediaBytes">What a card of that size holds.</param>
/// <param name="IsPublic">Whether the image is for download.</param>
/// <param name="UploadUri">Where the image goes.</param>
/// <param name="DownloadUri">Where it can be had then.</param>
/// <param name="Duration">Days for which it is kept.</param>
/// <param name="Checkpoint">What the worker before said of how far it came; null when it said nothing.</param>
public sealed record Work(
    string Recipe, string FileName, int MediaSize, long MediaBytes, bool IsPublic, Uri UploadUri, Uri DownloadUri, int Duration, string? Checkpoint)
{
    /// <summary>Lets the worker put the image into the warehouse, for <c>Authorization: Bearer</c>; null where the warehouse wants none.</summary>
    public string? UploadGrant { get; init; }

    /// <summary>Of a downloader or writer: the site that the task is for.</summary>
    public string? Site { get; init; }

    /// <summary>Of a downloader or writer: the image, and its manifest and block map where there are such.</summary>
    public IReadOnlyList<WorkFile>? Files { get; init; }

    /// <summary>Of a writer: the card.</summary>
    public CardWork? Card { get; init; }
}
