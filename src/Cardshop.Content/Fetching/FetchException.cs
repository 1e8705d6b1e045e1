namespace Cardshop.Content.Fetching;

/// <summary>Content could not be fetched. The message says what happened to which source, and what to do next.</summary>
public sealed class FetchException(FetchFailure kind, string message, Exception? inner = null) : IOException(message, inner)
{
    /// <summary>Why.</summary>
    public FetchFailure Kind => kind;

    /// <summary>Another attempt may do better.</summary>
    internal bool IsTransient { get; init; }

    /// <summary>How long the server asks to wait before the next attempt.</summary>
    internal TimeSpan? RetryAfter { get; init; }
}
