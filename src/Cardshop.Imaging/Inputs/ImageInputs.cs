using Cardshop.Imaging.Locks;

namespace Cardshop.Imaging.Inputs;

/// <summary>Everything that an image is made of.</summary>
/// <param name="Base">The base.</param>
/// <param name="Images">Container images, in recipe order, each once.</param>
/// <param name="Files">Files, in recipe order.</param>
public sealed record ImageInputs(BaseInput Base, IReadOnlyList<ImageInput> Images, IReadOnlyList<FileInput> Files)
{
    /// <summary>Whether everything is at hand, so that an image can be made and every figure is right to the byte.</summary>
    public bool IsExact => Base.Image is not null && Images.All(image => image.Length.IsExact) && Files.All(file => file.Length.IsExact);

    /// <summary>What the user should know, though nothing is wrong.</summary>
    public IEnumerable<string> Notices =>
        Base.Notices.Concat(Images.SelectMany(image => image.Notices)).Concat(Files.SelectMany(file => file.Notices)).Distinct(StringComparer.Ordinal);

    /// <summary>The lock that pins these inputs.</summary>
    /// <exception cref="InvalidOperationException">Not everything is at hand.</exception>
    public ImageLock ToLock() => IsExact
        ? new ImageLock(
            Base.Locked!,
            [.. Files.Select(file => file.Locked).OfType<LockedContent>().DistinctBy(content => content.Url)],
            [.. Images.Select(image => image.Locked).OfType<LockedImage>()])
        : throw new InvalidOperationException("Only inputs that are all at hand can be locked.");
}
