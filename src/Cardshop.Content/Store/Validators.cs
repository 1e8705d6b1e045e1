namespace Cardshop.Content.Store;

/// <summary>What a server says of the version of a file that it has (RFC 9110 §8.8, RFC 3230).</summary>
public sealed record Validators
{
    /// <summary>Nothing is known.</summary>
    public static Validators None { get; } = new();

    /// <summary>The <c>ETag</c> with its quotes and, if weak, its <c>W/</c>.</summary>
    public string? EntityTag { get; init; }

    /// <summary>The <c>Last-Modified</c> date; of a local file, when it was last written.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The <c>Digest</c> of the first answer that had one, as MirrorBrain sends.</summary>
    public string? RemoteDigest { get; init; }

    /// <summary>Size in bytes.</summary>
    public long? Length { get; init; }
}
