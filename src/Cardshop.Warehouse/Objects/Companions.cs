namespace Cardshop.Warehouse.Objects;

/// <summary>The objects that belong to another one, an image: named after it, kept and removed with it.</summary>
public static class Companions
{
    /// <summary>What the name of a checksum file ends with. The store writes it itself, in the format of <c>sha256sum</c>.</summary>
    public const string Checksum = ".sha256";

    /// <summary>The largest companion that is taken, in bytes. The manifest of a terabyte takes some 60 MB.</summary>
    public const long LargestLength = 256L << 20;

    private static readonly string[] Uploaded = [".manifest.json", ".bmap"];

    /// <summary>Whether an object is made by the store alone.</summary>
    public static bool IsChecksum(ObjectName name) => EndsWith(name, Checksum);

    /// <summary>Whether an object is the manifest, the block map or the checksum file of another one.</summary>
    public static bool IsOne(ObjectName name) => IsChecksum(name) || Uploaded.Any(suffix => EndsWith(name, suffix));

    /// <summary>All companions that an object may have.</summary>
    public static IEnumerable<ObjectName> Of(ObjectName name) => IsOne(name) ? [] : [.. Uploaded.Select(name.With), name.With(Checksum)];

    /// <summary>An object and its companions that are uploaded, whichever of them is given.</summary>
    public static IEnumerable<ObjectName> Family(ObjectName name)
    {
        var text = name.ToString();
        var suffix = Array.Find(Uploaded, ending => text.EndsWith(ending, StringComparison.Ordinal));
        return suffix is not null && ObjectName.TryParse(text[..^suffix.Length], out var head) ? [head, .. Uploaded.Select(head.With)]
            : suffix is null ? [name, .. Uploaded.Select(name.With)]
            : [name];
    }

    /// <summary>Whether whoever may write <paramref name="granted"/> may write this one too.</summary>
    public static bool MayBeWrittenWith(ObjectName granted, ObjectName name) => Uploaded.Any(suffix => string.Equals($"{granted}{suffix}", name.ToString(), StringComparison.Ordinal));

    private static bool EndsWith(ObjectName name, string suffix) => name.ToString().EndsWith(suffix, StringComparison.Ordinal);
}
