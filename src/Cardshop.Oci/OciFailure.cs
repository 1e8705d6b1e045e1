namespace Cardshop.Oci;

/// <summary>Why an image cannot be had.</summary>
public enum OciFailure
{
    /// <summary>The registry does not answer, or not as a registry.</summary>
    Unreachable,

    /// <summary>The registry has no such image.</summary>
    NotFound,

    /// <summary>The registry does not let us have it.</summary>
    Denied,

    /// <summary>It could only be had in a way that is not safe, such as plain HTTP over a network.</summary>
    Insecure,

    /// <summary>There is no variant of the image for the platform.</summary>
    PlatformMissing,

    /// <summary>It is something that this product does not read.</summary>
    Unsupported,

    /// <summary>The bytes are not what their format asks for.</summary>
    Malformed,

    /// <summary>The bytes are not those that their digest, or the lock, stands for.</summary>
    Mismatch,
}
