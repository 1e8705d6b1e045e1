using Cardshop.Oci.References;
using Cardshop.Primitives.Extents;

namespace Cardshop.Oci.Images;

/// <summary>An image as a device loads it.</summary>
public record LoadableImage
{
    /// <summary>What it is known by once it is loaded.</summary>
    public required ImageReference Reference { get; init; }

    /// <summary>What it runs on; null for a ready-made archive that does not say.</summary>
    public required Platform? Platform { get; init; }

    /// <summary>The tar to put on the device. Its length is what recipes call <c>filesize</c>.</summary>
    public required ByteSource DockerArchive { get; init; }

    /// <summary>Sum of the lengths of the files in the tar, in bytes: what recipes call <c>fullsize</c>.</summary>
    public required long FilesLength { get; init; }

    /// <summary>
    /// How many files, folders and links its layers hold: each takes an inode once the image is loaded. A layer that is there twice counts twice,
    /// since engines unpack it for each place in the stack.
    /// </summary>
    public required long EntryCount { get; init; }

    /// <summary>What a person should know although all went well, such as that a registry could not be asked whether the image changed.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Length of the tar, in bytes.</summary>
    public long Length => DockerArchive.Length;
}
