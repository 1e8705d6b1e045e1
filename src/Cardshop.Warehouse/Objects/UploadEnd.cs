using Cardshop.Primitives.Digests;

namespace Cardshop.Warehouse.Objects;

/// <summary>What became of an upload that has all its bytes.</summary>
public abstract record UploadEnd
{
    private UploadEnd()
    {
    }

    /// <summary>The object is visible.</summary>
    public sealed record Published(StoredObject Object) : UploadEnd;

    /// <summary>The bytes are not those that were announced. They are gone.</summary>
    public sealed record WrongDigest(Sha256Digest Expected, Sha256Digest Actual) : UploadEnd;

    /// <summary>Meanwhile the name was taken. The upload is still there.</summary>
    public sealed record NameTaken(string Reason) : UploadEnd;

    /// <summary>Meanwhile somebody with a higher fence has the name. The upload is still there, for them.</summary>
    public sealed record Fenced : UploadEnd;

    /// <summary>Meanwhile the upload was ended.</summary>
    public sealed record Gone : UploadEnd;
}
