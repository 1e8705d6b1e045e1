namespace Cardshop.Imaging.Locks;

/// <summary>
/// Every input of an image, pinned: the same lock gives the same bytes anywhere. Kept as JSON, <c>cardshop-lock/1</c>.
/// </summary>
/// <param name="Base">The base image as it was fetched (still compressed when its URL is that of an <c>.xz</c>).</param>
/// <param name="Files">Remote and local files of the recipe, by first mention, each URL once.</param>
/// <param name="Images">OCI images, by recipe order.</param>
public sealed record ImageLock(LockedContent Base, IReadOnlyList<LockedContent> Files, IReadOnlyList<LockedImage> Images)
{
    /// <summary>What the <c>format</c> key says.</summary>
    public const string Format = "cardshop-lock/1";

    /// <summary>The pinned content of a URL; null when the lock does not know it.</summary>
    public LockedContent? Find(Uri url) => Base.Url == url ? Base : Files.FirstOrDefault(file => file.Url == url);

    /// <summary>The pinned image of an ident; null when the lock does not know it.</summary>
    public LockedImage? FindImage(string ident) => Images.FirstOrDefault(image => string.Equals(image.Ident, ident, StringComparison.Ordinal));
}
