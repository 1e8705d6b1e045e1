namespace Cardshop.Content.Fetching;

/// <summary>What is being done about a source.</summary>
public enum FetchPhase
{
    /// <summary>Somebody else is fetching it, or too many others are being fetched.</summary>
    Waiting,

    /// <summary>The server is asked.</summary>
    Asking,

    /// <summary>Bytes that are there are hashed.</summary>
    Hashing,

    /// <summary>Bytes arrive.</summary>
    Downloading,

    /// <summary>An attempt failed and the next one is due in a moment.</summary>
    Retrying,

    /// <summary>It is at hand.</summary>
    Done,
}
