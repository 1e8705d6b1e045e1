using Cardshop.Primitives.Sizes;
using Cardshop.Primitives.Storage;

namespace Cardshop.Imaging.Creation;

/// <summary>Where an image goes, with what lies beside it.</summary>
/// <param name="storage">The file system.</param>
/// <param name="path">Absolute path of the image.</param>
public sealed class OutputPlace(IStorage storage, string path)
{
    /// <summary>The image.</summary>
    public string Image => path;

    /// <summary>Its manifest.</summary>
    public string Manifest => ManifestOf(path);

    /// <summary>Its block map.</summary>
    public string BlockMap => BlockMapOf(path);

    /// <summary>Where the manifest of an image lies.</summary>
    public static string ManifestOf(string image) => image + ".manifest.json";

    /// <summary>Where the block map of an image lies.</summary>
    public static string BlockMapOf(string image) => image + ".bmap";

    /// <summary>Makes sure, before any work, that the image can be put there.</summary>
    /// <param name="overwrite">Whether an image that is there may be replaced.</param>
    /// <param name="sources">Paths of local inputs, none of which the image may replace.</param>
    /// <exception cref="OutputRefusedException">It cannot.</exception>
    public void Require(bool overwrite, IEnumerable<string> sources)
    {
        var folder = Path.GetDirectoryName(path);
        if (folder is null || storage.Find(folder) is not { IsDirectory: true })
        {
            throw new OutputRefusedException($"{path}: there is no folder {folder}. Make it, or choose another place.");
        }

        if (sources.FirstOrDefault(source => string.Equals(Path.GetFullPath(source), path, StringComparison.Ordinal)) is { } input)
        {
            throw new OutputRefusedException($"{input}: is what the image is made of, so the image cannot take its place. Choose another name.");
        }

        switch (storage.Find(path))
        {
            case { IsDirectory: true }:
                throw new OutputRefusedException($"{path}: is a folder. Say how the image in it is to be called.");
            case not null when !overwrite:
                throw new OutputRefusedException($"{path}: exists already. Choose another name, or say --overwrite.");
        }

        RequireWritable(folder);
    }

    /// <summary>Makes sure that there is room.</summary>
    /// <param name="needed">Bytes that will be written.</param>
    /// <exception cref="IOException">There is not.</exception>
    public void RequireRoom(long needed)
    {
        var available = storage.AvailableBytes(path);
        if (available < needed)
        {
            throw new IOException(
                $"{path}: {new ByteSize(needed)} ({needed} bytes) are to be written, but only {new ByteSize(available)} are free there. Make room, or choose another place.");
        }
    }

    private void RequireWritable(string folder)
    {
        // The lock file of the render is made anyway; a folder that does not take it will not take the image.
        var probe = path + ".part.lock";
        try
        {
            using var held = storage.TryLock(probe);
            if (held is not null)
            {
                storage.Delete(probe);
            }
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new OutputRefusedException($"{path}: nothing can be written to {folder}: {error.Message}");
        }
    }
}
