namespace Cardshop.Content.Uploading;

/// <summary>Something could not be uploaded. The message says what happened, and what to do next.</summary>
public sealed class UploadException(UploadFailure kind, string message, Exception? inner = null) : IOException(message, inner)
{
    /// <summary>Why.</summary>
    public UploadFailure Kind => kind;

    /// <summary>Another attempt may do better.</summary>
    internal bool IsTransient { get; init; }

    /// <summary>How long the server asks to wait.</summary>
    internal TimeSpan? RetryAfter { get; init; }
}
