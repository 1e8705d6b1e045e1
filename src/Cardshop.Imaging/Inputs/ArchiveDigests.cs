using System.Text;
using Cardshop.Content.Store;
using Cardshop.Imaging.Plans;
using Cardshop.Oci.Images;
using Cardshop.Primitives.Digests;

namespace Cardshop.Imaging.Inputs;

/// <summary>Digests of the archives that images are composed into, remembered so that an archive is only read once for it.</summary>
internal sealed class ArchiveDigests(ContentStore store)
{
    private const string Kind = "docker-archive-sha256-1";

    /// <param name="image">The image.</param>
    /// <param name="origin">Digest of what it was composed of.</param>
    public Sha256Digest Of(LoadableImage image, Sha256Digest origin)
    {
        // The name is written into the archive, so one manifest under two names gives two archives.
        var name = image.Reference.ToString();
        if (store.FindDerived(Kind, origin) is { } known
            && Encoding.UTF8.GetString(known.Content.ReadAll()).Split(' ') is [var digestText, var knownName]
            && string.Equals(knownName, name, StringComparison.Ordinal)
            && Sha256Digest.TryParse(digestText, out var remembered))
        {
            return remembered;
        }

        var digest = ContentDigest.Of(image.DockerArchive);
        using var blob = store.BeginBlob();
        blob.Write(Encoding.UTF8.GetBytes($"{digest} {name}"));
        store.RecordDerived(Kind, origin, blob.Commit().Digest);
        return digest;
    }
}
