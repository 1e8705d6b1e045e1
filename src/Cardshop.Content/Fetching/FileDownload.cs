using Cardshop.Content.Store;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Storage;

namespace Cardshop.Content.Fetching;

/// <summary>
/// Downloads content whose SHA-256 is known into a file. What is there so far lies in the folder <c>FILE.part</c> until all of it is verified; an
/// interrupted download is carried on with.
/// </summary>
/// <param name="storage">The file system.</param>
/// <param name="handler">Connections; they do not follow redirects.</param>
/// <param name="clock">For pauses.</param>
public sealed class FileDownload(IStorage storage, HttpMessageHandler handler, TimeProvider clock)
{
    private const string Part = ".part";

    /// <summary>Downloads, or carries on where an earlier attempt ended.</summary>
    /// <param name="source">What it is, and by what name it is known: links to it change.</param>
    /// <param name="link">Where it can be had now. No message shows it: it may open the content to whoever reads it.</param>
    /// <param name="file">Absolute path of the file; it gets its name when it is whole.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Ends it, keeping what is there.</param>
    /// <exception cref="FetchException">It cannot be had, or is not what it should be.</exception>
    public async Task RunAsync(KnownContent source, Uri link, string file, IProgress<FetchProgress>? progress, CancellationToken cancellation)
    {
        var folder = PartOf(file);
        using (var store = new ContentStore(storage, folder, clock))
        {
            await FetchAsync(store, source, link, progress, cancellation);
            storage.Move(store.Find(source.Digest)!.Path, file);
            storage.FlushDirectory(Path.GetDirectoryName(file)!);
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Where what is there so far of a file lies.</summary>
    public static string PartOf(string file) => file + Part;

    private async Task FetchAsync(ContentStore store, KnownContent source, Uri link, IProgress<FetchProgress>? progress, CancellationToken cancellation)
    {
        var options = new FetchOptions { Mirrors = [MirrorRule.Parse($"{source.Name.AbsoluteUri}={link.AbsoluteUri}")] };
        using var http = new HttpMessageInvoker(handler, disposeHandler: false);
        using var fetcher = new Fetcher(store, options, http, clock, new Random());
        var request = new FetchRequest(source.Name)
        {
            Expected = new Checksum(ChecksumAlgorithm.Sha256, source.Digest.ToString()),
            DeclaredSize = source.Length,
            LongestLength = source.Length,
            IsRemembered = false,
        };
        try
        {
            await fetcher.FetchAsync(request, progress, cancellation);
        }
        catch (FetchException error) when (link != source.Name)
        {
            throw new FetchException(error.Kind, error.Message.Replace(link.AbsoluteUri, source.Name.AbsoluteUri, StringComparison.Ordinal), error);
        }
    }
}
