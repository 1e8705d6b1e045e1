namespace Cardshop.Warehouse.Objects;

/// <summary>What came of the wish to upload.</summary>
public abstract record UploadStart
{
    private UploadStart()
    {
    }

    /// <summary>Bytes can be written.</summary>
    public sealed record Started(UploadState Upload) : UploadStart;

    /// <summary>There is no room.</summary>
    /// <param name="Needed">Bytes that were asked for.</param>
    /// <param name="Space">What there is.</param>
    public sealed record Full(long Needed, StoreSpace Space) : UploadStart;

    /// <summary>The name cannot be used.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record NameTaken(string Reason) : UploadStart;

    /// <summary>Somebody with a higher fence has the name.</summary>
    public sealed record Fenced : UploadStart;
}
