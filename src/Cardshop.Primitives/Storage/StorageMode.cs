namespace Cardshop.Primitives.Storage;

/// <summary>What to do about a file that is there already, or is not.</summary>
public enum StorageMode
{
    /// <summary>It must be there.</summary>
    Existing,

    /// <summary>It is made empty when it is not there.</summary>
    ExistingOrNew,

    /// <summary>It must not be there.</summary>
    New,

    /// <summary>It is emptied when it is there.</summary>
    Replace,
}
