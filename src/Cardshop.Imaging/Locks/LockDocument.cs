namespace Cardshop.Imaging.Locks;

/// <summary>A lock as its JSON says it.</summary>
internal sealed record LockDocument(string Format, LockedContent Base, IReadOnlyList<LockedContent> Files, IReadOnlyList<LockedImage> Images);
