namespace Cardshop.Hotspot.Recipes;

/// <summary>How a recipe gives a digest.</summary>
public enum ChecksumKind
{
    /// <summary>As it is.</summary>
    Digest,

    /// <summary>By the URL of a text whose first word it is.</summary>
    Url,
}
