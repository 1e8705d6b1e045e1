namespace Cardshop.Oci;

/// <summary>An image cannot be had. The message says which, why, and what to do; it never holds a password or a token.</summary>
public sealed class OciException(OciFailure failure, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>The kind of obstacle.</summary>
    public OciFailure Failure { get; } = failure;
}
