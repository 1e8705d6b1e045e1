using Cardshop.Content.Fetching;
using Cardshop.Imaging.Locks;

namespace Cardshop.Imaging.Inputs;

/// <summary>What a lock says of the inputs that are asked for, and how they are pinned.</summary>
internal sealed class LockRules(ImageLock? imageLock)
{
    /// <summary>What a URL must be; null without a lock.</summary>
    /// <exception cref="LockFormatException">There is a lock, but it does not know the URL.</exception>
    public LockedContent? ForUrl(Uri url) => imageLock is null ? null : imageLock.Find(url) ?? throw Unknown(url.ToString());

    /// <summary>What an image must be; null without a lock.</summary>
    /// <exception cref="LockFormatException">There is a lock, but it does not know the image.</exception>
    public LockedImage? ForImage(string ident) => imageLock is null ? null : imageLock.FindImage(ident) ?? throw Unknown(ident);

    /// <summary>Pins what was fetched. The time of a pinned input stays, since it is part of the image.</summary>
    public LockedContent Pin(Uri url, FetchedContent fetched)
    {
        var modified = ForUrl(url) is { } locked ? locked.Modified : WholeSeconds(fetched.Modified);
        return new LockedContent(url, fetched.Length, fetched.Digest, modified);
    }

    private static DateTimeOffset? WholeSeconds(DateTimeOffset? time) =>
        time is { } moment ? DateTimeOffset.FromUnixTimeSeconds(moment.ToUnixTimeSeconds()) : null;

    private static LockFormatException Unknown(string input) =>
        new($"{input}: the lock does not have it. If the recipe changed on purpose, write the lock anew with --update-lock.");
}
